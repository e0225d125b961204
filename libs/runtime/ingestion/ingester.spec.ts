import { EventStoreUnavailable } from '#event-store';
import { MemoryEventStore, MemoryReadStore } from '#testing';
import { createApplication } from '../application/create-application.js';
import { type Ingest, ingester } from './ingester.js';

const now = (): string => '2024-03-01T09:30:00.000Z';

function ingesterOn(eventStore: MemoryEventStore, caller = 'me'): Ingest {
  const { commands } = createApplication({ eventStore, readStore: new MemoryReadStore(), clock: now });
  return ingester(commands, { caller, correlationId: 'trail' });
}

const formed = {
  specversion: '1.0',
  id: '1',
  source: '/archive',
  type: 'entente.alliance-formed.v1',
  subject: 'valley',
  time: '2020-01-01T00:00:00Z',
  data: {
    name: 'Valley',
    purpose: 'Water',
    kind: 'alliance',
    partners: ['a', 'b'].map((partnerId) => ({ partnerId, name: partnerId })),
    source: 'minutes',
  },
};
const gave = { givers: ['a'], kind: 'time', description: 'A day', occurredOn: '2020-06-01' };
const contribution = { ...formed, id: '2', type: 'entente.contribution-made.v1', data: gave };

describe('a CloudEvent that is taken in', () => {
  it('is recorded, with where it comes from', async () => {
    const store = new MemoryEventStore();
    const item = await ingesterOn(store)(formed);
    expect(item).toEqual({
      id: '1',
      status: 'recorded',
      eventId: expect.any(String),
      revision: 0,
      position: expect.any(String),
    });
    for await (const event of store.readStream('alliance-valley'))
      expect(event.metadata).toMatchObject({
        occurredOn: '2020-01-01T00:00:00Z',
        source: 'minutes',
        causationId: '1',
        correlationId: 'trail',
        recordedBy: 'me',
      });
  });

  it('is a duplicate the second time, even if it comes without what it left open', async () => {
    const ingest = ingesterOn(new MemoryEventStore());
    const first = await ingest(formed);
    expect(await ingest({ ...formed, datacontenttype: 'application/json' })).toEqual({
      ...first,
      status: 'duplicate',
    });
  });

  it('is a duplicate whoever delivers it, and answered as the first time', async () => {
    const store = new MemoryEventStore();
    const promise = { debtors: ['a'], creditors: ['b'], description: 'A well', occurredOn: '2020-03-01' };
    const promised = { ...formed, id: '3', type: 'entente.commitment-made.v1', data: promise };
    const first = [await ingesterOn(store)(formed), await ingesterOn(store)(promised)];
    const another = ingesterOn(store, 'the command line');
    expect([await another(formed), await another(promised)]).toEqual(
      first.map((item) => ({ ...item, status: 'duplicate' })),
    );
    expect(await another({ ...promised, data: { ...promise, weight: 2 } })).toMatchObject({
      problem: { status: 422 },
    });
  });

  it('waits for those of its alliance that came before it, and fails with them', async () => {
    const store = new MemoryEventStore();
    const ingest = ingesterOn(store);
    const [first, second] = await Promise.all([ingest(formed), ingest(contribution)]);
    expect([first.status, second.status]).toEqual(['recorded', 'recorded']);
    const append = store.append.bind(store);
    store.append = () => Promise.reject(new EventStoreUnavailable('away'));
    await expect(ingest({ ...contribution, id: '4' })).rejects.toThrow(EventStoreUnavailable);
    store.append = append;
    await expect(ingest({ ...contribution, id: '5' })).rejects.toThrow(EventStoreUnavailable);
  });

  it('is rejected where something is wrong with it, with the problem', async () => {
    const ingest = ingesterOn(new MemoryEventStore());
    await ingest(formed);
    const problemOf = async (event: unknown) => (await ingest(event)).problem;
    expect(await problemOf(7)).toMatchObject({ status: 400, type: '/problems/invalid-input' });
    expect(await problemOf({ ...contribution, subject: 'unknown' })).toMatchObject({ status: 404 });
    expect(await problemOf({ ...contribution, data: { ...gave, givers: ['z'] } })).toMatchObject({
      status: 409,
      rule: 'not-a-partner',
    });
    expect(await problemOf({ ...formed, data: { ...formed.data, name: 'Hill' } })).toMatchObject({
      status: 422,
    });
    expect(await problemOf({ ...contribution, data: { ...gave, kind: 'love' } })).toMatchObject({
      errors: [{ pointer: '/data/kind' }],
    });
  });

  it('is not to blame for a store that is away', async () => {
    const store = new MemoryEventStore();
    const ingest = ingesterOn(store);
    await store.close();
    await expect(ingest(formed)).rejects.toThrow(EventStoreUnavailable);
  });
});
