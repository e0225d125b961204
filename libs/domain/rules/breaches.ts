import { type Epoch, epochAt } from '../alliance/epochs.js';
import { type RecordedAllianceEvent } from '../catalogue/events.js';
import { listed } from '../shared/text.js';
import { type AllianceState } from '../state/alliance-state.js';
import { type Moment } from '../time/moment.js';
import { RuleViolation } from './rule-violation.js';
import { reportedBreach } from './tracked-items.js';

/** Towards whom a breach counts: the partners there were when it was reported, other than whoever committed it. */
export function othersThen(epochs: readonly Epoch[], reported: Moment, subject: string): readonly string[] {
  const then = epochAt(epochs, reported);
  return [...(then?.partners ?? [])].filter((partnerId) => partnerId !== subject);
}

/** `contradicts`: a confirmed breach counts towards the same partners, whatever is entered later for an earlier day. */
export function mustCountTowardsTheSame(state: AllianceState, event: RecordedAllianceEvent): void {
  if (event.type !== 'BreachConfirmed') return;
  const { towards, subject } = event.data.judgedBy;
  const others = othersThen(state.epochs, reportedBreach(state, event.data.breachId), subject);
  if (others.length === towards.length && others.every((partner) => towards.includes(partner))) return;
  throw new RuleViolation(
    'contradicts',
    `The breach was judged towards ${listed(towards)}, not ${listed(others)}.`,
  );
}
