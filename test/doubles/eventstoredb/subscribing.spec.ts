import { pipeline } from 'node:stream/promises';
import { Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import {
  END,
  excludeSystemEvents,
  START,
  StreamDeletedError,
  streamNameFilter,
  eventTypeFilter,
  type AllStreamResolvedEvent,
  type AllStreamSubscription,
  type Position,
  type ResolvedEvent,
  type StreamSubscription,
} from '@eventstore/db-client';
import { collect, failureOf, givenServer, jsonEvents } from './spec/given-server.js';

const given = givenServer();
const LAST = 'last';

/**
 * What a subscription says of the stream until it has delivered its last event, in order.
 * @param then what to do when it has caught up
 */
async function heard(
  subscription: StreamSubscription | AllStreamSubscription,
  then: () => Promise<unknown> = () => Promise.resolve(),
): Promise<string[]> {
  const said: string[] = [];
  const over = new Promise<void>((resolve, reject) => {
    const readable = subscription as StreamSubscription;
    readable.on('confirmation', () => said.push('confirmation')).on('caughtUp', () => said.push('caught up'));
    readable.on('data', ({ event }: ResolvedEvent) => {
      if (event?.streamId !== given.stream) return;
      said.push(event.type);
      if (event.type === LAST) void wait(20).then(() => readable.unsubscribe());
    });
    readable.on('error', reject).on('end', () => resolve());
  });
  await new Promise<void>((resolve) => (subscription as StreamSubscription).once('caughtUp', resolve));
  await then();
  await over;
  return said;
}

const appendLast = async (stream: string): Promise<void> => {
  await given.client.appendToStream(stream, [...jsonEvents(3, 'live'), ...jsonEvents(1, LAST)]);
};

const LIVE = ['caught up', 'live', 'live', 'live', LAST];

describe('subscribing to a stream', () => {
  it.each([
    ['the start', START, 4],
    ['the end', END, 0],
    ['a revision, which is not delivered again', 2n, 1],
  ] as const)('begins with what is there after %s', async (_, fromRevision, count) => {
    const { client, stream } = given;
    await client.appendToStream(stream, jsonEvents(4, 'old'));
    const subscription = client.subscribeToStream(stream, { fromRevision });
    expect(await heard(subscription, () => appendLast(stream))).toEqual([
      'confirmation',
      ...Array<string>(count).fill('old'),
      ...LIVE,
    ]);
  });

  it('waits for a stream that does not exist yet', async () => {
    const { client, stream } = given;
    const said = await heard(client.subscribeToStream(stream), () => appendLast(stream));
    expect(said).toEqual(['confirmation', ...LIVE]);
  });

  it('can be piped, and ended in the middle', async () => {
    const { client, stream } = given;
    await client.appendToStream(stream, [...jsonEvents(8), ...jsonEvents(1, LAST)]);
    const subscription = client.subscribeToStream(stream);
    const ids: (string | undefined)[] = [];
    const sink = new Writable({
      objectMode: true,
      write: ({ event }: ResolvedEvent, _encoding, done) => {
        ids.push(event?.id);
        if (event?.type === LAST) void subscription.unsubscribe().then(() => done());
        else done();
      },
    });
    await pipeline(subscription, sink);
    expect(ids).toHaveLength(9);
  });

  it('fails when the stream is tombstoned', async () => {
    const { client, stream } = given;
    await client.appendToStream(stream, jsonEvents(1));
    const failure = failureOf(collect(client.subscribeToStream(stream)));
    await wait(50);
    await client.tombstoneStream(stream);
    expect(await failure).toBeInstanceOf(StreamDeletedError);
  });
});

describe('subscribing to all', () => {
  it('begins at the start', async () => {
    const { client, stream } = given;
    await client.appendToStream(stream, jsonEvents(2, 'here'));
    const said = await heard(client.subscribeToAll(), () => appendLast(stream));
    expect(said.filter((what) => what === 'here')).toHaveLength(2);
    expect(said.slice(-5)).toEqual(LIVE);
  });

  it('begins at the end, or after a position', async () => {
    const { client, stream } = given;
    const { position } = await client.appendToStream(stream, jsonEvents(2, 'old'));
    await client.appendToStream(stream, jsonEvents(1, 'between'));
    const fromEnd = await heard(client.subscribeToAll({ fromPosition: END }), () => appendLast(stream));
    expect(fromEnd).toEqual(['confirmation', ...LIVE]);
    const after = client.subscribeToAll({ fromPosition: position ?? START });
    expect((await heard(after)).slice(0, 6)).toEqual([
      'confirmation',
      'between',
      'live',
      'live',
      'live',
      LAST,
    ]);
  });

  it('waits for who is slow, and loses nothing', async () => {
    const { client, stream } = given;
    const subscription = client.subscribeToAll({ fromPosition: END });
    await new Promise((resolve) => subscription.once('confirmation', () => resolve(undefined)));
    await client.appendToStream(stream, [...jsonEvents(2500), ...jsonEvents(1, LAST)]);
    const revisions: bigint[] = [];
    for await (const { event } of subscription) {
      if (revisions.length % 200 === 0) await wait(5);
      revisions.push(event?.revision ?? -1n);
      if (event?.type === LAST) break;
    }
    expect(revisions).toEqual(Array.from({ length: 2501 }, (_, i) => BigInt(i)));
  });
});

describe('subscribing with a filter', () => {
  const delivered = async (
    filter: Parameters<typeof given.client.subscribeToAll>[0],
  ): Promise<AllStreamResolvedEvent[]> => {
    const events: AllStreamResolvedEvent[] = [];
    for await (const event of given.client.subscribeToAll(filter)) {
      events.push(event);
      if (event.event?.type.endsWith(LAST)) break;
    }
    return events;
  };

  it.each([
    ['prefixes of streams', (key: string) => streamNameFilter({ prefixes: [key, 'other'] })],
    ['a pattern of streams', (key: string) => streamNameFilter({ regex: `^${key}[ab]$` })],
    ['prefixes of types', (key: string) => eventTypeFilter({ prefixes: [`${key}type`] })],
    ['a pattern of types', (key: string) => eventTypeFilter({ regex: `^${key}type_[A-z]*$` })],
  ])('delivers what matches %s', async (_, filter) => {
    const { client, stream } = given;
    await client.appendToStream(`${stream}a`, jsonEvents(8, `${stream}type_a`));
    await client.appendToStream(`not_${stream}`, jsonEvents(8, `not_${stream}`));
    await client.appendToStream(`${stream}b`, jsonEvents(8, `${stream}type_b`));
    await client.appendToStream(`${stream}a`, jsonEvents(1, `${stream}type_${LAST}`));
    expect(await delivered({ filter: filter(stream) })).toHaveLength(17);
  });

  it('can leave out the events of the server', async () => {
    await given.client.appendToStream(given.stream, jsonEvents(1, LAST));
    const events = await delivered({ filter: excludeSystemEvents() });
    expect(events.filter(({ event }) => event?.type.startsWith('$'))).toEqual([]);
  });

  it('says how far it got, every so many events and when it has caught up, and waits meanwhile', async () => {
    const { client, stream } = given;
    const { position = START } = await client.appendToStream(stream, jsonEvents(1, 'marker'));
    await client.appendToStream(stream, jsonEvents(8));
    const checkpoints: Position[] = [];
    let busy = false;
    const checkpointReached = async (_: AllStreamSubscription, reached: Position): Promise<void> => {
      checkpoints.push(reached);
      busy = true;
      await wait(30);
      busy = false;
    };
    const filter = excludeSystemEvents({ checkpointInterval: 2, checkpointReached });
    const subscription = client.subscribeToAll({ fromPosition: position, filter });
    const seen: boolean[] = [];
    const said = heard(
      subscription.on('data', () => seen.push(busy)),
      async () => {
        for (let i = 0; i < 18; i++) {
          await client.appendToStream(stream, jsonEvents(20));
          await wait(10);
        }
        await client.appendToStream(stream, [...jsonEvents(15), ...jsonEvents(1, LAST)]);
      },
    );
    expect((await said).filter((what) => what !== 'confirmation' && what !== 'caught up')).toHaveLength(384);
    expect(seen).toEqual(Array<boolean>(384).fill(false));
    expect(checkpoints.length).toBeGreaterThanOrEqual(6);
    expect(checkpoints.length).toBeLessThanOrEqual(7);
    expect(checkpoints.map(({ commit }) => commit)).toEqual(
      checkpoints.map(({ commit }) => commit).toSorted((a, b) => (a < b ? -1 : 1)),
    );
  });
});
