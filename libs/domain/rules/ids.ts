import { type TrackedItemKind } from '../catalogue/definition.js';
import { RuleViolation } from './rule-violation.js';

/** `id-taken`: an id is used once. */
export function mustBeUnused(
  what: 'alliance' | 'commitment' | TrackedItemKind,
  id: string,
  taken: boolean,
): void {
  if (!taken) return;
  throw new RuleViolation(
    'id-taken',
    `There is a${/^[aeiou]/.test(what) ? 'n' : ''} ${what} ${id} already: choose another id, or leave it out to have one made. ` +
      'To repeat a request safely, send it with the same Idempotency-Key.',
  );
}

/** The first of some ids that is named twice. */
export function namedTwice(ids: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return ids.find((id) => seen.has(id) || !seen.add(id));
}
