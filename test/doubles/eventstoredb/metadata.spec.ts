import { setTimeout as wait } from 'node:timers/promises';
import { BACKWARDS, END, type StreamMetadata } from '@eventstore/db-client';
import { collect, givenServer, jsonEvents } from './spec/given-server.js';

const given = givenServer();
const revisions = async (): Promise<(bigint | undefined)[]> =>
  (await collect(given.client.readStream(given.stream))).map(({ event }) => event?.revision);

describe('the metadata of a stream', () => {
  it('is empty at first', async () => {
    expect(await given.client.getStreamMetadata(given.stream)).toEqual({ streamName: given.stream });
    await given.client.appendToStream(given.stream, jsonEvents(4));
    expect(await given.client.getStreamMetadata(given.stream)).toEqual({ streamName: given.stream });
  });

  it('is what was last written', async () => {
    const roles = ['admin'];
    const metadata: StreamMetadata<{ turkey: string }> = {
      maxAge: 2,
      cacheControl: 15,
      truncateBefore: 1,
      maxCount: 12,
      acl: {
        readRoles: roles,
        writeRoles: roles,
        deleteRoles: roles,
        metaReadRoles: roles,
        metaWriteRoles: roles,
      },
      turkey: '🦃',
    };
    await given.client.setStreamMetadata(given.stream, { maxCount: 3 });
    await given.client.setStreamMetadata(given.stream, metadata);
    expect((await given.client.getStreamMetadata(given.stream)).metadata).toEqual(metadata);
  });

  it('shows only as many events as it says', async () => {
    await given.client.setStreamMetadata(given.stream, { maxCount: 2 });
    await given.client.appendToStream(given.stream, jsonEvents(20));
    expect(await revisions()).toEqual([18n, 19n]);
  });

  it('shows only events from a revision on', async () => {
    await given.client.appendToStream(given.stream, jsonEvents(5));
    await given.client.setStreamMetadata(given.stream, { truncateBefore: 3 });
    expect(await revisions()).toEqual([3n, 4n]);
    await given.client.setStreamMetadata(given.stream, { truncateBefore: 9 });
    expect(await revisions()).toEqual([]);
  });

  it('shows only events that are young enough', async () => {
    await given.client.setStreamMetadata(given.stream, { maxAge: 1 });
    await given.client.appendToStream(given.stream, jsonEvents(2));
    await wait(1050);
    await given.client.appendToStream(given.stream, jsonEvents(1));
    expect(await revisions()).toEqual([2n]);
  });

  it('is an event among all, and hides nothing there', async () => {
    await given.client.setStreamMetadata(given.stream, { maxCount: 1 });
    await given.client.appendToStream(given.stream, jsonEvents(2));
    const last = await collect(
      given.client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 3 }),
    );
    expect(last.map(({ event }) => [event?.streamId, event?.type])).toEqual([
      [given.stream, 'test'],
      [given.stream, 'test'],
      [`$$${given.stream}`, '$metadata'],
    ]);
  });
});
