import { type RecordedAllianceEvent, itemTransitionOf } from '../catalogue/events.js';
import { commitmentsAffectedBy } from '../commitment/evolve-commitment.js';

/** What an event is about, by which others about the same are found: commitments, contributions, objectives and the like. */
export function subjectsOf(event: RecordedAllianceEvent): readonly string[] {
  const item = itemTransitionOf(event);
  return [
    ...commitmentsAffectedBy(event).map((id) => `commitment ${id}`),
    ...(item ? [`${item.kind} ${item.id}`] : []),
  ];
}

/** What an event begins: others about it build on it. */
export function begunBy(event: RecordedAllianceEvent): readonly string[] {
  const begins = event.type === 'CommitmentMade' || itemTransitionOf(event)?.step === 'open';
  return begins ? subjectsOf(event) : [];
}
