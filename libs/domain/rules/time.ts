import { type Epoch } from '../alliance/epochs.js';
import { type Fact } from '../alliance/facts.js';
import { type AllianceProfile } from '../alliance/profile.js';
import { DEFINITIONS } from '../catalogue/catalogue.js';
import { earliestStartOf, endOf, type OccurredOn, precisionOf, startOf } from '../time/occurred-on.js';
import { RuleViolation } from './rule-violation.js';

/** `in-the-future`: nothing is recorded before it happened. A day has begun once it has begun anywhere. */
export function mustNotLieInTheFuture(occurredOn: OccurredOn, now: string): void {
  // The clock tells no fractions of a millisecond.
  if (Math.floor(earliestStartOf(occurredOn)) <= Date.parse(now)) return;
  throw new RuleViolation(
    'in-the-future',
    `${occurredOn} is still to come (it is ${now}): record it once it has happened.`,
  );
}

/** `in-the-future`: what was delivered or found missing by some day was so no later than it is said to have happened. */
export function mustNotComeAfter(
  what: 'deliveredOn' | 'asOf',
  when: OccurredOn,
  { occurredOn, now }: { readonly occurredOn: OccurredOn; readonly now: string },
): void {
  mustNotLieInTheFuture(when, now);
  // Only an instant leaves open which day it was there.
  const begins = precisionOf(occurredOn) === 'instant' ? earliestStartOf(when) : startOf(when);
  if (begins <= endOf(occurredOn)) return;
  throw new RuleViolation(
    'in-the-future',
    `${what} ${when} is later than occurredOn ${occurredOn}: give an occurredOn on or after it, once that has come.`,
  );
}

/** `before-the-beginning`: an alliance has no history older than itself. */
export function mustNotPrecedeTheAlliance(
  profile: AllianceProfile,
  epochs: readonly Epoch[],
  fact: Fact,
): void {
  const first = epochs[0];
  if (!first || fact.to >= first.from) return;
  throw new RuleViolation(
    'before-the-beginning',
    `${profile.name} was formed on ${profile.formedOn}: ${fact.occurredOn} is before its beginning.`,
    first,
  );
}

/** `out-of-order`: what changes phase, partners, coordinator or trust policy is entered in the order in which it happened. */
export function mustComeInOrder(epochs: readonly Epoch[], fact: Fact): void {
  if (fact.to >= (epochs.at(-1)?.from ?? fact.to)) return;
  const later = epochs.findLast((epoch) => fact.to < startOf(epoch.occurredOn));
  if (!later) return;
  throw new RuleViolation(
    'out-of-order',
    `${DEFINITIONS[fact.type].label} on ${fact.occurredOn} comes before ${later.type} of ${later.occurredOn}, which is recorded ` +
      'already: what changes the phase, the partners, the coordinator or the trust policy is entered in the ' +
      `order in which it happened. Give an occurredOn of ${later.occurredOn} or later.`,
    later,
  );
}
