import { type Duplex, type Readable, type Writable } from 'node:stream';
import {
  ANY,
  BACKWARDS,
  END,
  EventStoreDBClient,
  FORWARDS,
  jsonEvent,
  MaxAppendSizeExceededError,
  NO_STREAM,
  START,
  StreamDeletedError,
  streamNameFilter,
  StreamNotFoundError,
  UnknownError,
  WrongExpectedVersionError,
  type ResolvedEvent,
  type StreamingRead,
} from '@eventstore/db-client';
import {
  EventStoreUnavailable,
  EventStoreUnusable,
  UnrecordableEvent,
  WrongExpectedRevision,
  type ExpectedRevision,
  type RecordedEvent,
  type SerialisedEvent,
  type SubscriptionMessage,
} from '#event-store';
import { type AllRange, type Connection, type ServerAppended, type StreamRange } from './connection.js';
import { CaughtUp } from './caught-up.js';
import { Feed, type Tap } from './feed.js';
import { isInternal } from './internal-streams.js';
import { logPositionOf, positionOf, type LogPosition } from './position.js';
import { isSystemEvent, recordedEvent, tooOld, type ServerEvent } from './recorded.js';

// The one file that knows the client, so that its successor can take its place.

/** Milliseconds that a call may take, unless the URL says `defaultDeadline`. */
const DEADLINE = 5000;

/** How many times 32 events the server may pass over before it says how far it got, which nobody asks. */
const RARELY = 100;

/**
 * The client tells the server until when an append is welcome, as a time of day; and their clocks may differ.
 * We keep the deadline ourselves. Milliseconds.
 */
const CLOCKS_DIFFER = 3_600_000;

/** Of gRPC: the server does not know such a call. */
const UNIMPLEMENTED = 12;

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
  private readonly closeChannel: () => Promise<void>;

  constructor(client: EventStoreDBClient, deadline: number) {
    this.client = client;
    this.deadline = deadline;
    this.closeChannel = guard(client);
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
      ...(limit < Infinity && { maxCount: limit }),
    });
    return this.read(reading);
  }

  readAll(range: AllRange): Feed<RecordedEvent> {
    if (range === 'backwards')
      return this.read(
        this.client.readAll({ direction: BACKWARDS, fromPosition: END }),
        ({ stream }) => !isInternal(stream),
      );
    const { after } = range;
    const reading = this.client.readAll({ fromPosition: serverPosition(after) });
    // The server begins with the event at the position itself.
    return this.read(reading, ({ stream, position }) => {
      return (after === undefined || position > after) && !isInternal(stream);
    });
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
    await this.closeChannel();
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

/** The errors of the port; what is not known to be final may get better. */
function translated(error: unknown): Error {
  if (error instanceof EventStoreUnavailable || error instanceof EventStoreUnusable) return error;
  if (error instanceof MaxAppendSizeExceededError)
    return new UnrecordableEvent(`EventStoreDB takes at most ${error.maxAppendSize} bytes in one append.`, {
      cause: error,
    });
  if (error instanceof StreamDeletedError)
    return new EventStoreUnusable(
      `Stream ${error.streamName} was tombstoned in EventStoreDB: nothing of it can be read or added to.`,
      { cause: error },
    );
  if (error instanceof UnknownError && error.code === UNIMPLEMENTED) return tooOld(error);
  const reason = error instanceof Error ? error.message : String(error);
  return new EventStoreUnavailable(`EventStoreDB cannot be used: ${reason}`, { cause: error });
}

/**
 * Keeps what the client does wrong from taking the process down, or from lasting for ever.
 * @returns what closes its connection
 */
function guard(client: EventStoreDBClient): () => Promise<void> {
  // It asks which calls the server knows, without a deadline, and remembers even a failure. 23.10 knows them.
  client['supports'] = () => Promise.resolve(true);

  // It forgets to await this, and it fails when a new connection does: an unhandled rejection.
  const handleError = client['handleError'];
  client['handleError'] = (...failed) => handleError(...failed).catch(() => undefined);

  const createStream = client['GRPCStreamCreator'];
  client['GRPCStreamCreator'] = (grpcClient, name, create, cache) =>
    createStream(grpcClient, name, cache ? async (grpc) => guardBatches(await create(grpc)) : create, cache);

  const getChannel = client['getChannel'];
  let channel: ReturnType<typeof getChannel> | undefined;
  client['getChannel'] = () => (channel = getChannel());
  return async () => (await channel?.catch(() => undefined))?.close();
}

/** Appends share one stream to the server, whose end is the end of the answers that all clients wait for. */
function guardBatches<T extends Readable | Writable | Duplex>(stream: T): T {
  // An answer that nobody waits for any more makes the client throw where nobody can catch it.
  for (const settle of stream.listeners('data')) {
    stream.off('data', settle as (answer: unknown) => void);
    stream.on('data', (answer) => {
      try {
        settle(answer);
      } catch {
        // The append was given up, as of unknown outcome.
      }
    });
  }
  // Appends that wait for room in the stream when it breaks are rejected where nobody can catch it.
  const { write } = stream as unknown as Writable;
  Object.assign(stream, {
    write: (...message: Parameters<typeof write>) => write.apply(stream, message) || true,
  });
  return stream;
}
