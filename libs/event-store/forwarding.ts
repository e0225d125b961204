import { type EventStore } from './event-store.js';

/** The same store, to be given other ways of doing some of what it does. */
export function forwarding(store: EventStore): EventStore {
  return {
    append: (stream, events, expected) => store.append(stream, events, expected),
    readStream: (stream, options) => store.readStream(stream, options),
    readAll: (options) => store.readAll(options),
    subscribe: (options) => store.subscribe(options),
    identity: () => store.identity(),
    readSnapshot: (stream, name) => store.readSnapshot(stream, name),
    writeSnapshot: (stream, name, snapshot) => store.writeSnapshot(stream, name, snapshot),
    ready: () => store.ready(),
    lastPosition: (filter) => store.lastPosition(filter),
    close: () => store.close(),
  };
}
