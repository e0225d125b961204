import { type AllianceState, evolve, readRecorded } from '#domain';
import type { RecordedEvent } from '#event-store';

/** An alliance as far as its stream was read: what is needed to decide the next command. */
export interface KnownAlliance {
  /** Undefined before its first event. */
  readonly state: AllianceState | undefined;
  /** Of the last event. */
  readonly recordedAt: string;
  /** The revision of the first event recorded under each idempotency key: see `keyName`. */
  readonly keyed: Map<string, number>;
}

/** A key is its caller's own. */
export function keyName(caller: string, key: string): string {
  return `${caller}\n${key}`;
}

export const nothingKnown = (): KnownAlliance => ({ state: undefined, recordedAt: '', keyed: new Map() });

/** What is known after one more event. The map of keys is handed on and grows: the former knowledge is spent. */
export function learn(known: KnownAlliance, event: RecordedEvent): KnownAlliance {
  const { keyed } = known;
  const { recordedBy, idempotencyKey } = event.metadata;
  if (typeof recordedBy === 'string' && typeof idempotencyKey === 'string') {
    const name = keyName(recordedBy, idempotencyKey);
    if (!keyed.has(name)) keyed.set(name, event.revision);
  }
  const recorded = readRecorded(event);
  return { state: evolve(known.state, recorded), recordedAt: recorded.recordedAt, keyed };
}
