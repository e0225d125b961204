import { eventIdsOf } from '../ledger/event-ids.js';
import type { Ledger } from '../ledger/ledger.js';
import type { Mark } from '../ledger/mark.js';
import { worthOf } from './giving.js';
import type { Measure } from './reciprocity.js';

/** The contributions, revaluations and benefits that the figures in a measure rest on, in order. */
export function givingEvents(ledger: Ledger, measure: Measure): string[] {
  const { gifts, benefits } = ledger;
  switch (measure.by) {
    case 'number':
      return gifts.toArray().map(({ eventId }) => eventId);
    case 'kind':
      return gifts
        .toArray()
        .filter(({ kind, unit }) => kind === measure.kind && unit === measure.unit)
        .map(({ eventId }) => eventId);
    case 'currency': {
      const { currency } = measure;
      const gained = benefits.filter(({ value }) => value?.currency === currency);
      return eventIdsOf([...valuedIn(ledger, currency), ...gained]);
    }
    default:
      return measure satisfies never;
  }
}

function valuedIn(ledger: Ledger, currency: string): Mark[] {
  const marks: Mark[] = [];
  ledger.gifts.forEach((gift) => {
    const { value, revaluation } = worthOf(ledger, gift);
    if (value?.currency === currency) marks.push(gift, ...(revaluation ? [revaluation] : []));
  });
  return marks;
}
