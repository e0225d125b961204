import { randomUUID } from 'node:crypto';

import {
  type Appended,
  type EventStore,
  type JsonObject,
  type NewEvent,
  type RecordedEvent,
  type SubscribeOptions,
  type SubscriptionMessage,
} from '#event-store';

/** Data of an event store, to begin with empty or not. */
export interface EventStoreHarness {
  /** Each call opens the same data once more: at the same time as others, or after they were closed. */
  open(): Promise<EventStore>;
  /** Called when every opened store was closed. */
  dispose?(): Promise<void>;
}

/** What each test of the contract has to work with: a store, and stream names that nobody else uses. */
export interface Given {
  store: EventStore;
  /** The same data, opened once more. */
  open(): Promise<EventStore>;
  /** Begins the names of this test's streams. */
  prefix: string;
  stream: string;
}

/** Sets the scene anew for each test, and clears up after it. */
export function givenEventStore(prepare: () => Promise<EventStoreHarness>): Given {
  let harness: EventStoreHarness;
  let opened: EventStore[] = [];
  const given = {
    async open() {
      const store = await harness.open();
      opened.push(store);
      return store;
    },
  } as Given;

  beforeEach(async () => {
    harness = await prepare();
    given.prefix = `contract-${randomUUID()}-`;
    given.stream = `${given.prefix}1`;
    given.store = await given.open();
  });

  afterEach(async () => {
    for (const store of opened) await store.close();
    opened = [];
    await harness.dispose?.();
  });
  return given;
}

export function newEvent(data: JsonObject = {}, more: Partial<NewEvent> = {}): NewEvent {
  return { eventId: randomUUID(), type: 'Happened', data, metadata: { recordedBy: 'contract' }, ...more };
}

export function newEvents(count: number): NewEvent[] {
  return Array.from({ length: count }, (_, n) => newEvent({ n }));
}

/** What the answer to an append again has in common with the first. */
export const placeOf = ({ revision, position }: Appended) => ({ revision, position });

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

export const idsOf = (events: readonly { readonly eventId: string }[]) =>
  events.map(({ eventId }) => eventId);
export const numbersOf = (events: readonly RecordedEvent[]) => events.map(({ data }) => data['n']);

/** The numbers from 0 below the end. */
export const upTo = (end: number) => Array.from({ length: end }, (_, n) => n);

/** A subscription that is listened to; it ends when told to. */
export class Listener {
  readonly messages: SubscriptionMessage[] = [];
  readonly ended: Promise<void>;
  private readonly controller = new AbortController();
  private heard: (() => void) | undefined;

  constructor(store: EventStore, options: Omit<SubscribeOptions, 'signal'>, pause = () => Promise.resolve()) {
    this.ended = this.listen(store.subscribe({ ...options, signal: this.controller.signal }), pause);
    this.ended.catch(() => this.heard?.());
  }

  get events(): RecordedEvent[] {
    return this.messages.flatMap((message) => (message.kind === 'event' ? [message.event] : []));
  }

  get caughtUp(): number {
    return this.messages.filter(({ kind }) => kind === 'caught-up').length;
  }

  /** Waits until what was heard is enough. */
  async until(enough: (listener: this) => boolean): Promise<this> {
    while (!enough(this))
      await Promise.race([new Promise<void>((resolve) => (this.heard = resolve)), this.ended]);
    return this;
  }

  stop(): Promise<void> {
    this.controller.abort();
    return this.ended;
  }

  private async listen(
    subscription: AsyncIterable<SubscriptionMessage>,
    pause: () => Promise<void>,
  ): Promise<void> {
    for await (const message of subscription) {
      this.messages.push(message);
      this.heard?.();
      await pause();
    }
  }
}
