import { type EventStore, type ReadStreamOptions } from './event-store.js';
import { type RecordedEvent } from './recorded-event.js';
import { type SnapshotStore } from './snapshot-store.js';

/** Events as somebody reads them: as they are stored, or in the words of a domain. */
export type FoldedEvent = Pick<RecordedEvent, 'revision' | 'eventId'>;

/** Reads the events of streams, and where it can, holds snapshots of them. */
export interface FoldedStore<Event extends FoldedEvent = RecordedEvent> extends Partial<SnapshotStore> {
  readStream(stream: string, options?: Omit<ReadStreamOptions, 'direction'>): AsyncIterable<Event>;
}

/** A store's events in the words of a domain, with the snapshots that there are of them. */
export function readAs<Event extends FoldedEvent>(
  store: Pick<EventStore, 'readStream' | 'readSnapshot' | 'writeSnapshot'>,
  read: (stored: RecordedEvent) => Event,
): FoldedStore<Event> {
  return {
    async *readStream(stream, options) {
      for await (const stored of store.readStream(stream, options)) yield read(stored);
    },
    readSnapshot: (stream, name) => store.readSnapshot(stream, name),
    writeSnapshot: (stream, name, snapshot) => store.writeSnapshot(stream, name, snapshot),
  };
}
