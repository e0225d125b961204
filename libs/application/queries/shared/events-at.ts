import {
  type RecordedAllianceEvent,
  amendedHistory,
  commitmentsAffectedBy,
  endOf,
  happenedBy,
  startOf,
  streamOf,
} from '#domain';
import { type EventStore } from '#event-store';
import { readAllianceEvent } from '../../shared/read-alliance-event.js';
import { type StateMoment } from './moment.js';

/** Whether an event counts at a moment. */
export function isBy(
  moment: StateMoment,
  event: Pick<RecordedAllianceEvent, 'revision' | 'recordedAt' | 'occurredOn'>,
): boolean {
  return isKnownBy(moment, event) && hasHappenedBy(moment, event);
}

/** An alliance's events up to some moment. */
export interface History {
  readonly allianceId: string;
  /** As they counted by what was known then; in the order of recording. None before the alliance was formed. */
  readonly counting: readonly RecordedAllianceEvent[];
  /** All that were recorded by then, as they were recorded. */
  readonly recorded: readonly RecordedAllianceEvent[];
}

export async function historyAt(
  store: Pick<EventStore, 'readStream'>,
  allianceId: string,
  moment: StateMoment,
): Promise<History> {
  const recorded: RecordedAllianceEvent[] = [];
  for await (const stored of store.readStream(streamOf(allianceId))) {
    const event = readAllianceEvent(stored);
    if (!isKnownBy(moment, event)) break;
    recorded.push(event);
  }
  const known = amendedHistory(recorded);
  const counting = moment.asOf === undefined ? known : followable(happenedBy(known, endOf(moment.asOf)));
  return { allianceId, counting, recorded };
}

function isKnownBy(
  { revision = Infinity, knownAt }: StateMoment,
  event: Pick<RecordedAllianceEvent, 'revision' | 'recordedAt'>,
): boolean {
  if (event.revision > revision) return false;
  return knownAt === undefined || Date.parse(event.recordedAt) <= Date.parse(knownAt);
}

function hasHappenedBy(
  { asOf }: StateMoment,
  { occurredOn }: Pick<RecordedAllianceEvent, 'occurredOn'>,
): boolean {
  return asOf === undefined || startOf(occurredOn) <= endOf(asOf);
}

/**
 * Those events that build on nothing but what comes before them. As of a date, an imprecise fact may come without the one
 * it builds on: it is known to the year, the other to a later day of that year. It waits until then.
 */
export function followable(events: readonly RecordedAllianceEvent[]): RecordedAllianceEvent[] {
  const known = new Set<string>();
  let isFormed = false;
  return events.filter((event) => {
    isFormed ||= event.type === 'AllianceFormed';
    const made = madeBy(event);
    if (made !== undefined) known.add(made);
    return isFormed && buildsOn(event).every((id) => known.has(id));
  });
}

function madeBy(event: RecordedAllianceEvent): string | undefined {
  if (event.type === 'CommitmentMade') return `commitment ${event.data.commitmentId}`;
  return event.type === 'ContributionMade' ? `contribution ${event.data.contributionId}` : undefined;
}

function buildsOn(event: RecordedAllianceEvent): readonly string[] {
  if (event.type === 'ContributionAcknowledged' || event.type === 'ContributionRevalued')
    return [`contribution ${event.data.contributionId}`];
  return commitmentsAffectedBy(event).map((id) => `commitment ${id}`);
}
