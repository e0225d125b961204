import {
  ANY,
  BACKWARDS,
  END,
  EventStoreDBClient,
  FORWARDS,
  jsonEvent,
  NO_STREAM,
  START,
  streamNameFilter,
  StreamNotFoundError,
  WrongExpectedVersionError,
  type ResolvedEvent,
  type StreamingRead,
} from '@eventstore/db-client';
import {
  EventStoreUnavailable,
  EventStoreUnusable,
  WrongExpectedRevision,
  type ExpectedRevision,
  type RecordedEvent,
  type SerialisedEvent,
  type SubscriptionMessage,
} from '#event-store';
import { type AllRange, type Connection, type ServerAppended, type StreamRange } from './connection.js';
import { CaughtUp } from './caught-up.js';
import { translated } from './client-errors.js';
import { guard, type Guarded } from './client-guard.js';
import { Feed, type Tap } from './feed.js';
import { isInternal } from './internal-streams.js';
import { logPositionOf, positionOf, type LogPosition } from './position.js';
import { isSystemEvent, recordedEvent, type ServerEvent } from './recorded.js';

// This file and its neighbours `client-…` alone know the client, so that its successor can take its place.

/** Milliseconds that a call may take, unless the URL says `defaultDeadline`. */
const DEADLINE = 5000;

/** How many times 32 events the server may pass over before it says how far it got, which nobody asks. */
const RARELY = 100;

/**
 * The client tells the server until when an append is welcome, as a time of day; and their clocks may differ.
 * We keep the deadline ourselves. Milliseconds.
 */
const CLOCKS_DIFFER = 3_600_000;

/**
 * A node that does not lead any more, and does not know it yet, still shows what was there before. What the leader says
 * decides.
 */
const OF_THE_LEADER = { requiresLeader: true };

const EXPECTED = { any: ANY, 'no-stream': NO_STREAM } as const;

/** Connects when it is first used. @throws EventStoreUnusable if the URL makes no sense */
export function connect(url: string): Connection {
  try {
    const [, deadline = DEADLINE] = /[?&]defaultDeadline=(\d+)/i.exec(url) ?? [];
    return new ClientConnection(EventStoreDBClient.connectionString(url), Number(deadline));
  } catch (error) {
    throw new EventStoreUnusable(`EVENTSTOREDB_URL is not right: ${String(error)}`, { cause: error });
  }
}

class ClientConnection implements Connection {
  readonly deadline: number;
  private readonly client: EventStoreDBClient;
  private readonly guarded: Guarded;

  constructor(client: EventStoreDBClient, deadline: number) {
    this.client = client;
    this.deadline = deadline;
    this.guarded = guard(client);
  }

  async append(
    stream: string,
    events: readonly SerialisedEvent[],
    expected: ExpectedRevision,
    milliseconds: number,
  ): Promise<ServerAppended> {
    const appending = this.client.appendToStream(stream, events.map(proposed), {
      expectedRevision: typeof expected === 'number' ? BigInt(expected) : EXPECTED[expected],
      deadline: milliseconds + CLOCKS_DIFFER,
      ...OF_THE_LEADER,
    });
    try {
      const { success, nextExpectedRevision, position } = await within(milliseconds, appending);
      if (!success) throw new EventStoreUnusable('EVENTSTOREDB_URL must not say throwOnAppendFailure=false.');
      return { revision: Number(nextExpectedRevision), position: position && positionOf(position) };
    } catch (error) {
      if (!(error instanceof WrongExpectedVersionError)) throw translated(error);
      const { actualVersion: actual } = error;
      throw new WrongExpectedRevision(stream, expected, actual === NO_STREAM ? 'no-stream' : Number(actual));
    }
  }

  async keepLast(stream: string): Promise<void> {
    try {
      await within(this.deadline, this.client.setStreamMetadata(stream, { maxCount: 1 }));
    } catch (error) {
      throw translated(error);
    }
  }

  readStream(stream: string, { from, backwards, limit }: StreamRange): Feed<RecordedEvent> {
    const edge = backwards ? END : START;
    const reading = this.client.readStream(stream, {
      fromRevision: from === undefined ? edge : BigInt(from),
      direction: backwards ? BACKWARDS : FORWARDS,
      ...OF_THE_LEADER,
      ...(limit < Infinity && { maxCount: limit }),
    });
    return this.read(reading);
  }

  readAll(range: AllRange, prefix: string): Feed<RecordedEvent> {
    const after = range === 'backwards' ? undefined : range.after;
    const reading = this.guarded.filtering(prefix, () =>
      this.client.readAll({
        direction: range === 'backwards' ? BACKWARDS : FORWARDS,
        fromPosition: range === 'backwards' ? END : serverPosition(after),
        ...OF_THE_LEADER,
      }),
    );
    // The server begins with the event at the position itself.
    return this.read(
      reading,
      ({ stream, position }) => !isInternal(stream) && (after === undefined || position > after),
    );
  }

  async end(): Promise<string | undefined> {
    const reading = this.client.readAll({
      direction: BACKWARDS,
      fromPosition: END,
      maxCount: 1,
      ...OF_THE_LEADER,
    });
    const last = new Promise<string | undefined>((resolve, reject) => {
      reading.on('data', ({ event }) => resolve(event && positionOf(event.position)));
      reading.on('error', reject);
      reading.on('end', () => resolve(undefined));
    });
    try {
      return await within(this.deadline, last);
    } catch (error) {
      void reading.cancel().catch(() => undefined);
      throw translated(error);
    }
  }

  subscribe(after: string | undefined, prefix: string): Feed<SubscriptionMessage> {
    const checkpointInterval = RARELY;
    const ours =
      prefix === ''
        ? streamNameFilter({ regex: '^[^$]', checkpointInterval })
        : streamNameFilter({ prefixes: [prefix], checkpointInterval });
    const subscription = this.client.subscribeToAll({
      fromPosition: serverPosition(after),
      filter: ours,
    });
    const unanswered = setTimeout(() => feed.end(silence(this.deadline)), this.deadline);
    const tap = tapOf(subscription, () => {
      clearTimeout(unanswered);
      return subscription.unsubscribe();
    });
    const feed = new Feed<SubscriptionMessage>(tap);
    const caughtUp = new CaughtUp(feed, subscription);

    subscription.on('confirmation', () => clearTimeout(unanswered));
    subscription.on('caughtUp', () => caughtUp.live());
    subscription.on('fellBehind', () => caughtUp.behind());
    subscription.on('data', ({ event }) => {
      take(feed, event, (recorded) => {
        if (isInternal(recorded.stream)) return;
        feed.push({ kind: 'event', event: recorded });
        caughtUp.delivered();
      });
    });
    subscription.on('error', (error) => feed.end(translated(error)));
    subscription.on('end', () => feed.end());
    return feed;
  }

  async close(): Promise<void> {
    await this.client.dispose();
    await this.guarded.close();
  }

  private isAlive(): Promise<boolean> {
    return this.end().then(
      () => true,
      () => false,
    );
  }

  private read(
    reading: StreamingRead<ResolvedEvent>,
    wanted: (event: RecordedEvent) => boolean = () => true,
  ): Feed<RecordedEvent> {
    const feed = new Feed<RecordedEvent>(
      tapOf(reading, () => reading.cancel()),
      {
        patience: this.deadline,
        impatience: () => silence(this.deadline),
        // A server that looks through many events for ours says nothing meanwhile.
        isAlive: () => this.isAlive(),
      },
    );
    reading.on('data', ({ event }) => {
      take(feed, event, (recorded) => {
        if (wanted(recorded)) feed.push(recorded);
      });
    });
    reading.on('error', (error) =>
      feed.end(error instanceof StreamNotFoundError ? undefined : translated(error)),
    );
    reading.on('end', () => feed.end());
    return feed;
  }
}

/** The client asks for data as a value, and makes JSON of it again, later. */
function proposed({ eventId: id, type, data, metadata }: SerialisedEvent): ReturnType<typeof jsonEvent> {
  return jsonEvent({ id, type, data: JSON.parse(data), metadata: new TextEncoder().encode(metadata) });
}

const serverPosition = (after: string | undefined): typeof START | LogPosition =>
  after === undefined ? START : logPositionOf(after);

/** Hands on what came, unless it is the server's own. */
function take<T>(feed: Feed<T>, event: ServerEvent | undefined, use: (event: RecordedEvent) => void): void {
  if (!event || isSystemEvent(event)) return;
  try {
    use(recordedEvent(event));
  } catch (error) {
    feed.cut(translated(error));
  }
}

function tapOf(readable: { pause(): unknown; resume(): unknown }, stop: () => Promise<void>): Tap {
  return {
    pause: () => void readable.pause(),
    resume: () => void readable.resume(),
    // What could not even be opened cannot be cancelled either.
    stop: () => void stop().catch(() => undefined),
  };
}

/** Of an append that takes longer, nobody knows the outcome. */
async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(silence(milliseconds)), milliseconds);
  });
  try {
    return await Promise.race([promise, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

const silence = (milliseconds: number): Error =>
  new EventStoreUnavailable(`EventStoreDB has not answered for ${milliseconds} ms.`);
