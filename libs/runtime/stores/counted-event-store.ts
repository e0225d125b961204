import { type EventStore, WrongExpectedRevision } from '#event-store';

export interface AppendObserver {
  onAppended(events: number): void;
  onConflict(): void;
}

/** The same store, which says what becomes of appends. */
export function counted(store: EventStore, { onAppended, onConflict }: AppendObserver): EventStore {
  return {
    append: async (stream, events, expected) => {
      try {
        const appended = await store.append(stream, events, expected);
        onAppended(events.length);
        return appended;
      } catch (error) {
        if (error instanceof WrongExpectedRevision) onConflict();
        throw error;
      }
    },
    readStream: (stream, options) => store.readStream(stream, options),
    readAll: (options) => store.readAll(options),
    readSnapshot: (stream, name) => store.readSnapshot(stream, name),
    writeSnapshot: (stream, name, snapshot) => store.writeSnapshot(stream, name, snapshot),
    identity: () => store.identity(),
    ready: () => store.ready(),
    lastPosition: (filter) => store.lastPosition(filter),
    subscribe: (options) => store.subscribe(options),
    close: () => store.close(),
  };
}
