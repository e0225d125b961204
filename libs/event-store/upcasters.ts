import { type EventStore } from './event-store.js';
import { forwarding } from './forwarding.js';
import { type JsonObject, type RecordedEvent } from './recorded-event.js';

/** Turns an event of one schema version into one of the next. Pure. */
export interface Upcaster {
  /** The type whose older events it takes. */
  readonly type: string;
  /** The `schemaVersion` (in the metadata; 1 if it is not there) that it takes. It gives the next. */
  readonly from: number;
  upcast(data: JsonObject, metadata: JsonObject): { readonly type?: string; readonly data: JsonObject };
}

type Upcast = (event: RecordedEvent) => RecordedEvent;

/** Brings events as they were recorded up to the schema of today, one version at a time. */
export function upcastWith(upcasters: readonly Upcaster[]): Upcast {
  const steps = new Map<string, Upcaster>();
  for (const upcaster of upcasters) {
    const key = stepKey(upcaster.type, upcaster.from);
    if (steps.has(key))
      throw new Error(`There are two upcasters of ${upcaster.type} from version ${upcaster.from}.`);
    steps.set(key, upcaster);
  }

  return (recorded) => {
    let event = recorded;
    for (;;) {
      const version = schemaVersionOf(event);
      const step = steps.get(stepKey(event.type, version));
      if (step === undefined) return event;
      const { type = event.type, data } = step.upcast(event.data, event.metadata);
      event = { ...event, type, data, metadata: { ...event.metadata, schemaVersion: version + 1 } };
    }
  };
}

/** The same store, whose events are read in the schema of today. What is stored stays as it is. */
export function upcasting(store: EventStore, upcasters: readonly Upcaster[]): EventStore {
  if (upcasters.length === 0) return store;
  const upcast = upcastWith(upcasters);
  return {
    ...forwarding(store),
    readStream: (stream, options) => mapEach(store.readStream(stream, options), upcast),
    readAll: (options) => mapEach(store.readAll(options), upcast),
    subscribe: (options) =>
      mapEach(store.subscribe(options), (message) =>
        message.kind === 'event' ? { kind: 'event', event: upcast(message.event) } : message,
      ),
  };
}

async function* mapEach<T>(items: AsyncIterable<T>, change: (item: T) => T): AsyncGenerator<T> {
  for await (const item of items) yield change(item);
}

function schemaVersionOf(event: RecordedEvent): number {
  const version = event.metadata['schemaVersion'];
  return typeof version === 'number' ? version : 1;
}

function stepKey(type: string, version: number): string {
  return `${version} ${type}`;
}
