import { readRecorded, type RecordedAllianceEvent } from '#domain';
import { type RecordedEvent } from '#event-store';
import { type Quarantined } from '#read-store';

import { type Attempt, attempt } from '../projection/project-each.js';

/** An event as it was delivered: what it says, or why nobody can read it. */
export interface Delivered {
  readonly stored: RecordedEvent;
  readonly read: Attempt<RecordedAllianceEvent>;
}

export function delivered(stored: RecordedEvent): Delivered {
  return { stored, read: attempt(() => readRecorded(stored)) };
}

/** The events of each stream, in order. */
export function byStream(batch: readonly Delivered[]): Map<string, Delivered[]> {
  const streams = new Map<string, Delivered[]>();
  for (const one of batch) {
    const others = streams.get(one.stored.stream);
    if (others) others.push(one);
    else streams.set(one.stored.stream, [one]);
  }
  return streams;
}

/** What the events say; if one of them cannot be read, why. */
export function readAll(events: readonly Delivered[]): Attempt<RecordedAllianceEvent[]> {
  const done: RecordedAllianceEvent[] = [];
  for (const { read } of events) {
    if ('error' in read) return read;
    done.push(read.done);
  }
  return { done };
}

/** Says that a stream has to wait, because of an event that could not be handled. */
export function quarantined({ stream, position, eventId }: RecordedEvent, error: unknown): Quarantined {
  return { stream, position, eventId, error: error instanceof Error ? error.message : String(error) };
}
