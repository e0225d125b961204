import { defined, STREAM_PREFIX } from '#domain';
import { type EventStore, type RecordedEvent } from '#event-store';

/** Which events projections are given. */
export const FILTER = { streamPrefix: STREAM_PREFIX };

/** The events that read models were made from are not those there are: an older copy, or another store. */
export class SourceReplaced extends Error {
  override readonly name = 'SourceReplaced';
}

/** What the documents of a part were made from: a store, and in it the last event and the one before. */
interface Source {
  /** Of the store. */
  readonly store: string;
  readonly eventId: string;
  readonly recordedAt?: unknown;
  /** The position of the event before; left out, if the last is the first there is. */
  readonly after?: string;
}

/** An event store, as what documents are made from: tells whether they were made from these very events. */
export class EventSource {
  private constructor(
    private readonly events: EventStore,
    private readonly store: string,
  ) {}

  /** @throws EventStoreUnavailable */
  static async of(events: EventStore): Promise<EventSource> {
    return new EventSource(events, await events.identity());
  }

  /** What to store with a checkpoint: see `WriteBatch`. */
  describe(last: RecordedEvent, after: string | undefined): string {
    const { eventId, metadata } = last;
    const source: Source = defined({ store: this.store, eventId, recordedAt: metadata['recordedAt'], after });
    return JSON.stringify(source);
  }

  /**
   * Why a checkpoint is not one of these events; undefined if it is.
   * @param described what was stored with it
   * @throws EventStoreUnavailable
   */
  async contradiction(
    checkpoint: string | undefined,
    described: string | undefined,
  ): Promise<string | undefined> {
    if (checkpoint === undefined) return undefined;
    if (described === undefined) return 'nobody has noted which events they were made from';
    const { store, eventId, recordedAt, after } = JSON.parse(described) as Source;
    if (store !== this.store) return `they were made from the store ${store}, and this is ${this.store}`;
    const options = { filter: FILTER, limit: 1, ...(after !== undefined && { after }) };
    for await (const event of this.events.readAll(options)) {
      const isSame = event.eventId === eventId && event.metadata['recordedAt'] === recordedAt;
      if (isSame && event.position === checkpoint) return undefined;
    }
    return `the event ${eventId} at ${checkpoint}, the last they have seen, is not there`;
  }
}
