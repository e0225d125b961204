import {
  ANY,
  BACKWARDS,
  NO_STREAM,
  StreamDeletedError,
  StreamNotFoundError,
  STREAM_EXISTS,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { collect, failureOf, givenServer, jsonEvents } from './spec/given-server.js';

const given = givenServer();
const read = (): Promise<unknown[]> => collect(given.client.readStream(given.stream));

describe('deleting a stream', () => {
  it.each([
    ['whatever its revision', ANY],
    ['at its revision', 3n],
  ] as const)('hides it, %s', async (_, expectedRevision) => {
    await given.client.appendToStream(given.stream, jsonEvents(4));
    const { position } = await given.client.deleteStream(given.stream, { expectedRevision });
    expect(position?.commit).toBeGreaterThan(0n);
    expect(await failureOf(read())).toBeInstanceOf(StreamNotFoundError);
  });

  it.each([
    ['another revision', 2n],
    ['no stream', NO_STREAM],
  ] as const)('fails where it expects %s', async (_, expectedRevision) => {
    await given.client.appendToStream(given.stream, jsonEvents(4));
    const failure = await failureOf(given.client.deleteStream(given.stream, { expectedRevision }));
    expect(failure).toBeInstanceOf(WrongExpectedVersionError);
    const expectedVersion = expectedRevision === NO_STREAM ? -1n : expectedRevision;
    expect(failure).toMatchObject({ streamName: given.stream, expectedVersion, actualVersion: 3n });
    expect(await read()).toHaveLength(4);
  });

  it('fails where there is nothing to delete', async () => {
    const deletion = given.client.deleteStream(given.stream, { expectedRevision: NO_STREAM });
    expect(await failureOf(deletion)).toBeInstanceOf(WrongExpectedVersionError);
  });

  it('is enough of a stream that has metadata', async () => {
    await given.client.setStreamMetadata(given.stream, { cacheControl: 10 });
    expect(await given.client.deleteStream(given.stream, { expectedRevision: NO_STREAM })).toBeDefined();
  });

  it.each([
    ['no stream', NO_STREAM],
    ['its last revision', 3n],
    ['whatever there is', ANY],
  ] as const)('lets it go on where it was, expecting %s', async (_, expectedRevision) => {
    await given.client.appendToStream(given.stream, jsonEvents(4));
    await given.client.deleteStream(given.stream);
    const gone = given.client.appendToStream(given.stream, jsonEvents(1), {
      expectedRevision: STREAM_EXISTS,
    });
    expect(await failureOf(gone)).toBeInstanceOf(StreamDeletedError);

    const again = await given.client.appendToStream(given.stream, jsonEvents(2), { expectedRevision });
    expect(again.nextExpectedRevision).toBe(5n);
    const events = await collect(
      given.client.readStream(given.stream, { direction: BACKWARDS, fromRevision: 'end' }),
    );
    expect(events.map(({ event }) => event?.revision)).toEqual([5n, 4n]);
  });
});

describe('tombstoning a stream', () => {
  it.each([
    ['whatever its revision', ANY],
    ['at its revision', 3n],
  ] as const)('ends it, %s', async (_, expectedRevision) => {
    await given.client.appendToStream(given.stream, jsonEvents(4));
    await given.client.tombstoneStream(given.stream, { expectedRevision });
    const failure = await failureOf(read());
    expect(failure).toBeInstanceOf(StreamDeletedError);
    expect(failure).toMatchObject({ streamName: given.stream });
    expect(await failureOf(given.client.tombstoneStream(given.stream))).toBeInstanceOf(StreamDeletedError);
  });

  it.each([
    ['another revision', 2n],
    ['no stream', NO_STREAM],
  ] as const)('fails where it expects %s', async (_, expectedRevision) => {
    await given.client.appendToStream(given.stream, jsonEvents(4));
    const failure = await failureOf(given.client.tombstoneStream(given.stream, { expectedRevision }));
    expect(failure).toBeInstanceOf(WrongExpectedVersionError);
    expect(failure).toMatchObject({ streamName: given.stream });
  });

  it('keeps one from ever beginning', async () => {
    await given.client.tombstoneStream(given.stream, { expectedRevision: NO_STREAM });
    expect(await failureOf(read())).toBeInstanceOf(StreamDeletedError);
  });

  it('is an event among all', async () => {
    await given.client.appendToStream(given.stream, jsonEvents(1));
    await given.client.tombstoneStream(given.stream);
    const [last] = await collect(
      given.client.readAll({ direction: BACKWARDS, fromPosition: 'end', maxCount: 1 }),
    );
    expect(last?.event).toMatchObject({
      streamId: given.stream,
      type: '$streamDeleted',
      revision: 2n ** 63n - 1n,
    });
  });
});
