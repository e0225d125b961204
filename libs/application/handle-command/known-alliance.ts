import { type AllianceState, evolve, readRecorded } from '#domain';
import { type Fold, type RecordedEvent } from '#event-store';
import { scopedKeyOf } from './scoped-key.js';

/** An alliance as far as its stream was read: what is needed to decide the next command. */
export interface KnownAlliance {
  readonly state: AllianceState;
  /** Of the last event. */
  readonly recordedAt: string;
  /**
   * The revision of the first event recorded under each idempotency key: see `scopedKey`. The map is handed on and
   * grows. A state that came before may find keys in it of later events: it looks at those events, too.
   */
  readonly keyed: Map<string, number>;
}

export const allianceFold: Fold<KnownAlliance> = { evolve: learn, bytesOf };

/** What is known after one more event. */
export function learn(known: KnownAlliance | undefined, event: RecordedEvent): KnownAlliance {
  const keyed = known?.keyed ?? new Map<string, number>();
  const key = scopedKeyOf(event);
  if (key !== undefined && !keyed.has(key)) keyed.set(key, event.revision);
  const recorded = readRecorded(event);
  return { state: evolve(known?.state, recorded), recordedAt: recorded.recordedAt, keyed };
}

/** An event in the log, with its part of all that is made of it. */
const BYTES_OF_EVENT = 650;
const BYTES_OF_KEY = 150;

function bytesOf({ state, keyed }: KnownAlliance): number {
  return (state.revision + 1) * BYTES_OF_EVENT + keyed.size * BYTES_OF_KEY;
}
