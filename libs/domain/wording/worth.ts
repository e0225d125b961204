import type { Value } from '../catalogue/events.js';

/** As in "worth 900 GBP (estimate)". */
export function worth({ amount, currency, basis }: Value): string {
  return `worth ${amount} ${currency} (${basis})`;
}
