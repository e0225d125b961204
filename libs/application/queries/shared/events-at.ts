import {
  type OccurredOn,
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

/**
 * The moment at which an alliance is looked at, by two clocks: what was recorded by then, up to a revision or an
 * instant; and of that, what had happened by the end of a date. What is left out is now.
 */
export interface StateMoment {
  readonly revision?: number | undefined;
  /** ISO 8601. */
  readonly knownAt?: string | undefined;
  readonly asOf?: OccurredOn | undefined;
}

/** Whether an event counts at a moment. */
export function isBy(
  moment: StateMoment,
  event: Pick<RecordedAllianceEvent, 'revision' | 'recordedAt' | 'occurredOn'>,
): boolean {
  return isKnownBy(moment, event) && hasHappenedBy(moment, event);
}

/** The instant at which trust and due dates are looked at: ISO 8601, UTC. */
export function instantOf({ asOf, knownAt }: StateMoment, now: string): string {
  if (asOf !== undefined) return new Date(endOf(asOf)).toISOString();
  return knownAt === undefined ? now : new Date(knownAt).toISOString();
}

/** The events that count at a moment, as they counted by what was known then; in the order of recording. */
export async function eventsAt(
  store: Pick<EventStore, 'readStream'>,
  allianceId: string,
  moment: StateMoment,
): Promise<RecordedAllianceEvent[]> {
  const known: RecordedAllianceEvent[] = [];
  for await (const stored of store.readStream(streamOf(allianceId))) {
    const event = readAllianceEvent(stored);
    if (!isKnownBy(moment, event)) break;
    known.push(event);
  }
  const counting = amendedHistory(known);
  return moment.asOf === undefined ? counting : happenedBy(counting, endOf(moment.asOf));
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
 * Whether an event can be folded onto what is known of its alliance (nothing, before it was formed). As of a date, an
 * imprecise fact may come without the one it builds on: it is known to the year, the other to a later day of that
 * year. It waits until then.
 */
export function canFollow(
  event: RecordedAllianceEvent,
  known: { readonly commitments: { has(commitmentId: string): boolean } } | undefined,
): boolean {
  if (event.type === 'AllianceFormed') return true;
  if (known === undefined) return false;
  return (
    event.type === 'CommitmentMade' || commitmentsAffectedBy(event).every((id) => known.commitments.has(id))
  );
}
