import { listed } from '../shared/text.js';
import { type AllianceState } from '../state/alliance-state.js';
import { type Epoch, epochAt } from '../alliance/epochs.js';
import { type EventTime, evidenceTime } from '../time/event-time.js';
import { type RecordedAllianceEvent } from '../catalogue/events.js';
import { RuleViolation } from './rule-violation.js';

/** Towards whom a breach counts: the partners there were when it was confirmed, other than whoever committed it. */
export function othersThen(
  epochs: readonly Epoch[],
  { occurredOn, revision }: Pick<EventTime, 'occurredOn' | 'revision'>,
  subject: string,
): readonly string[] {
  const then = epochAt(epochs, { at: evidenceTime(occurredOn), revision });
  return [...(then?.partners ?? [])].filter((partnerId) => partnerId !== subject);
}

/** `contradicts`: a confirmed breach counts towards the same partners, whatever is entered later for an earlier day. */
export function mustCountTowardsTheSame({ epochs }: AllianceState, event: RecordedAllianceEvent): void {
  if (event.type !== 'BreachConfirmed') return;
  const { subject, towards } = event.data.judgedBy;
  const others = othersThen(epochs, event, subject);
  if (others.length === towards.length && others.every((partner) => towards.includes(partner))) return;
  throw new RuleViolation(
    'contradicts',
    `The breach was judged towards ${listed(towards)}, not ${listed(others)}.`,
  );
}
