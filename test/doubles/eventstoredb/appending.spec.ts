import {
  ANY,
  BACKWARDS,
  binaryEvent,
  DeadlineExceededError,
  END,
  jsonEvent,
  MaxAppendSizeExceededError,
  NO_STREAM,
  STREAM_EXISTS,
  StreamDeletedError,
  UnknownError,
  WrongExpectedVersionError,
  type AppendExpectedRevision,
  type AppendResult,
  type EventData,
} from '@eventstore/db-client';
import {
  ALONE,
  binaryEvents,
  clientOf,
  collect,
  failureOf,
  givenServer,
  jsonEvents,
} from './spec/given-server.js';
import { startEventStoreDb } from './index.js';

const given = givenServer();
const big = (): EventData => jsonEvent({ type: 'big', data: { value: 'A'.repeat(100_000) } });

describe.each([
  ['in a batch', {}],
  ['by itself', ALONE],
])('an append %s', (_, how) => {
  const append = (
    events: EventData | EventData[],
    expectedRevision: AppendExpectedRevision = ANY,
  ): Promise<AppendResult> => given.client.appendToStream(given.stream, events, { ...how, expectedRevision });

  it('answers the revision and the position of its last event', async () => {
    expect(await append(jsonEvents(3))).toMatchObject({ success: true, nextExpectedRevision: 2n });
    const { position } = await append(binaryEvents(2));
    const [last] = await collect(
      given.client.readStream(given.stream, { direction: BACKWARDS, fromRevision: END, maxCount: 1 }),
    );
    expect(last?.event).toMatchObject({ revision: 4n, position });
  });

  it.each([
    ['json', jsonEvent({ type: 't', data: { a: 1 }, metadata: { meta: 'data' } }), { meta: 'data' }],
    ['text in json', jsonEvent({ type: 't', data: 'CC ‐ 1830', metadata: { meta: 'ü' } }), { meta: 'ü' }],
    [
      'bytes',
      binaryEvent({ type: 't', data: Buffer.from('a'), metadata: { meta: 'data' } }),
      { meta: 'data' },
    ],
    ['nothing', jsonEvent({ type: 't', data: {} }), undefined],
    [
      'bytes about bytes',
      binaryEvent({ type: 't', data: Buffer.from('a'), metadata: Uint8Array.of(1, 2) }),
      Uint8Array.of(1, 2),
    ],
  ])('keeps data and metadata: %s', async (_name, event, metadata) => {
    await append(event);
    const [read] = await collect(given.client.readStream(given.stream, { maxCount: 1 }));
    expect(read?.event).toMatchObject({ id: event.id, type: 't', streamId: given.stream });
    expect(read?.event?.metadata).toEqual(metadata);
    const { data } = event;
    expect(read?.event?.data).toEqual(data instanceof Uint8Array ? Uint8Array.from(data) : data);
  });

  it.each<[string, AppendExpectedRevision, number]>([
    ['whatever there is', ANY, 0],
    ['no stream', NO_STREAM, 0],
    ['a stream', STREAM_EXISTS, 4],
    ['a revision', 3n, 4],
  ])('succeeds where it expects %s, and finds it', async (_name, expected, existing) => {
    if (existing > 0) await given.client.appendToStream(given.stream, jsonEvents(existing));
    const { nextExpectedRevision } = await append(jsonEvents(2), expected);
    expect(nextExpectedRevision).toBe(BigInt(existing + 1));
  });

  it.each<[string, AppendExpectedRevision, number, bigint | 'no_stream']>([
    ['no stream, but there is one', NO_STREAM, 2, 1n],
    ['a stream, but there is none', STREAM_EXISTS, 0, NO_STREAM],
    ['a revision of no stream', 1n, 0, NO_STREAM],
    ['a revision in the past', 0n, 3, 2n],
    ['a revision in the future', 7n, 3, 2n],
  ])('fails where it expects %s', async (_name, expected, existing, actual) => {
    if (existing > 0) await given.client.appendToStream(given.stream, jsonEvents(existing));
    const failure = await failureOf(append(jsonEvents(2), expected));
    expect(failure).toBeInstanceOf(WrongExpectedVersionError);
    expect(failure).toMatchObject({
      streamName: given.stream,
      expectedVersion: expected,
      actualVersion: actual,
    });
  });

  it('takes the same events at the same place for what it already has', async () => {
    const [first, second] = [jsonEvents(2), jsonEvents(2)];
    await append(first, NO_STREAM);
    const answer = await append(second, 1n);
    await append(jsonEvents(1), 3n);
    expect(await append(second, 1n)).toEqual(answer);
    expect(await append(second, ANY)).toEqual(answer);
    expect(await append(first, NO_STREAM)).toMatchObject({ nextExpectedRevision: 1n });
    expect(await collect(given.client.readStream(given.stream))).toHaveLength(5);
  });

  it('fails if only some of its events are there already', async () => {
    const events = jsonEvents(2);
    await append(events, NO_STREAM);
    for (const expected of [NO_STREAM, ANY] as const)
      expect(await failureOf(append([...events, ...jsonEvents(1)], expected))).toBeInstanceOf(
        WrongExpectedVersionError,
      );
    expect(await collect(given.client.readStream(given.stream))).toHaveLength(2);
  });

  it('fails if the stream was tombstoned', async () => {
    await append(jsonEvents(1));
    await given.client.tombstoneStream(given.stream);
    const failure = await failureOf(append(jsonEvents(1)));
    expect(failure).toBeInstanceOf(StreamDeletedError);
    expect(failure).toMatchObject({ streamName: given.stream });
  });

  it('fails if it is too large, and leaves the rest alone', async () => {
    const failure = await failureOf(append(Array.from({ length: 12 }, big)));
    expect(failure).toBeInstanceOf(MaxAppendSizeExceededError);
    expect(failure).toMatchObject({ maxAppendSize: 1024 * 1024 });
    expect(await append(jsonEvents(1))).toMatchObject({ nextExpectedRevision: 0n });
  });

  it('fails if its time is over', async () => {
    const late = given.client.appendToStream(given.stream, jsonEvents(3000), { ...how, deadline: 1 });
    expect(await failureOf(late)).toBeInstanceOf(DeadlineExceededError);
  });

  it('may have no events', async () => {
    await append(jsonEvents(2));
    expect(await append([])).toMatchObject({ success: true, nextExpectedRevision: 1n });
  });
});

it('takes an append in many messages', async () => {
  const options = { batchAppendSize: 1024 };
  const { nextExpectedRevision } = await given.client.appendToStream(given.stream, jsonEvents(5000), options);
  expect(nextExpectedRevision).toBe(4999n);
});

it('takes a flood of appends', async () => {
  const client = clientOf(given.server);
  const value = 'A'.repeat(904);
  const appends = Array.from({ length: 3000 }, () =>
    client.appendToStream(given.stream, jsonEvent({ type: 'flood', data: { value } }), { deadline: 60_000 }),
  );
  const revisions = (await Promise.all(appends)).map((append) => append.nextExpectedRevision);
  expect(new Set(revisions).size).toBe(3000);
  await client.dispose();
});

it('gives later events greater positions', async () => {
  let before = -1n;
  for (let i = 0; i < 20; i++) {
    const { position } = await given.client.appendToStream(given.stream, jsonEvents(1));
    expect(position?.commit).toBeGreaterThan(before);
    before = position?.commit ?? before;
  }
});

it.each([
  ['not-ready', 'Server Is Not Ready'],
  ['too-busy', 'Server Is Busy'],
] as const)('refuses one append of a batch where it is %s, and takes the next', async (condition, words) => {
  let left = 1;
  const server = await startEventStoreDb({ condition: () => (left-- > 0 ? condition : 'ready') });
  const client = clientOf(server);
  const refused = await failureOf(client.appendToStream('s', jsonEvents(1)));
  expect(refused).toBeInstanceOf(UnknownError);
  expect(refused).toMatchObject({ message: expect.stringContaining(words) });
  expect(await client.appendToStream('s', jsonEvents(1))).toMatchObject({ nextExpectedRevision: 0n });
  await client.dispose();
  server.stop();
});
