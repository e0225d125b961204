import { type AllianceState, evolve, readRecorded } from '#domain';
import type { RecordedEvent } from '#event-store';

/** An alliance as far as its stream was read: what is needed to decide the next command. */
export interface KnownAlliance {
  /** Undefined before its first event. */
  readonly state: AllianceState | undefined;
  /** Of the last event. */
  readonly recordedAt: string;
  /** The revisions of events recorded under an idempotency key, by event id, which follows from the key. */
  readonly keyed: Map<string, number>;
}

export const nothingKnown = (): KnownAlliance => ({ state: undefined, recordedAt: '', keyed: new Map() });

/** What is known after one more event. The map of keys is handed on and grows: the former knowledge is spent. */
export function learn(known: KnownAlliance, event: RecordedEvent): KnownAlliance {
  const { keyed } = known;
  if (typeof event.metadata['idempotencyKey'] === 'string') keyed.set(event.eventId, event.revision);
  const recorded = readRecorded(event);
  return { state: evolve(known.state, recorded), recordedAt: recorded.recordedAt, keyed };
}
