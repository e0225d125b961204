import { randomUUID } from 'node:crypto';
import { type Command, UnknownAlliance } from '#domain';
import { MemoryEventStore, MemoryReadStore, projectHistory } from '#testing';
import { commandHandler } from '../handle-command/handle-command.js';
import { GetState, type StateAnswer } from './get-state/get-state.js';
import { queryBus } from './handlers.js';
import { ListEvents, StreamEvents } from './list-events/list-events.js';
import { InvalidCursor } from './shared/errors.js';
import { type StateMoment } from './shared/moment.js';

const NOW = '2024-03-01T09:30:00.000Z';
const promise = { debtors: ['a'], creditors: ['b'], description: 'A well', weight: 1 };
const policy = {
  halfLife: 365,
  latenessScale: 30,
  asymmetry: 1,
  baseRate: 0.5,
  priorWeight: 2,
  deadlineGrace: 14,
};

/** In the order of recording, a day apart; they happened in the order 0, 2, 1, 3. */
const COMMANDS: readonly Pick<Command, 'type' | 'occurredOn' | 'data'>[] = [
  {
    type: 'FormAlliance',
    occurredOn: '2020-01-01',
    data: {
      name: 'Valley',
      purpose: 'Water',
      kind: 'alliance',
      partners: ['a', 'b'].map((partnerId) => ({ partnerId, name: partnerId })),
      trustPolicy: policy,
    },
  },
  {
    type: 'MakeCommitment',
    occurredOn: '2020-06-15',
    data: { ...promise, commitmentId: 'well', dueOn: '2021' },
  },
  { type: 'MakeCommitment', occurredOn: '2020-02-01', data: { ...promise, commitmentId: 'road' } },
  {
    type: 'FulfilCommitment',
    occurredOn: '2020',
    data: { commitmentId: 'well', deliveredOn: '2020', confirmedBy: 'b' },
  },
];

const recordedAt = (revision: number): string => `2022-01-0${revision + 1}T00:00:00.000Z`;

const queriesOn = (eventStore: MemoryEventStore) =>
  queryBus({
    eventStore,
    readStore: new MemoryReadStore(),
    clock: () => NOW,
    project: projectHistory,
  });

async function recorded(): Promise<MemoryEventStore> {
  const store = new MemoryEventStore();
  const identity = { fresh: () => randomUUID(), named: () => randomUUID(), digest: (text: string) => text };
  for (const [revision, command] of COMMANDS.entries()) {
    const now = (): string => recordedAt(revision);
    const handle = commandHandler({ store, identity, now, cacheBytes: 10_000 });
    const context = { caller: 'me', correlationId: 'x', causationId: 'x' };
    await handle({ ...command, allianceId: 'valley', now: NOW } as Command, context);
  }
  return store;
}

describe('the state of an alliance', () => {
  let store: MemoryEventStore;
  beforeAll(async () => {
    store = await recorded();
  });

  const state = (moment: StateMoment = {}, allianceId = 'valley'): Promise<StateAnswer> =>
    queriesOn(store).execute(new GetState(allianceId, moment));
  const statuses = ({ commitments }: StateAnswer): Record<string, string> =>
    Object.fromEntries(commitments.map(({ commitmentId, status }) => [commitmentId, status]));

  it('is what all events say, its trust aged to now', async () => {
    const all = await state();
    expect(statuses(all)).toEqual({ well: 'kept', road: 'open' });
    expect(all).toMatchObject({ revision: 3, phase: 'active', counts: { commitments: 2, open: 1, kept: 1 } });
    expect(all.trust.asOf).toBe(NOW);
    expect(all.trust.E).toBeGreaterThan(0.5);
  });

  it('is what they said up to a revision', async () => {
    expect(statuses(await state({ revision: 1 }))).toEqual({ well: 'overdue' });
    expect(await state({ revision: 0 })).toMatchObject({
      revision: 0,
      trust: { E: 0.5, u: 1 },
      commitments: [],
    });
    expect(await state({ revision: 99 })).toEqual(await state());
  });

  it('is what was known at an instant', async () => {
    const known = await state({ knownAt: recordedAt(2) });
    expect(statuses(known)).toEqual({ well: 'overdue', road: 'open' });
    expect(known.trust.asOf).toBe(recordedAt(2));
    expect(statuses(await state({ knownAt: '2022-01-03T01:00:00+01:00' }))).toEqual(statuses(known));
  });

  it('is what had happened by a date, and what was due by then', async () => {
    expect(statuses(await state({ asOf: '2020-02' }))).toEqual({ road: 'open' });
    expect((await state({ asOf: '2020-02' })).trust.asOf).toBe('2020-02-29T23:59:59.999Z');
    expect(statuses(await state({ asOf: '2022' }))).toEqual({ road: 'open', well: 'kept' });
  });

  it('is what was known at an instant of what had happened by a date', async () => {
    expect(statuses(await state({ asOf: '2020-06-15', knownAt: recordedAt(2) }))).toEqual({
      road: 'open',
      well: 'open',
    });
    expect(statuses(await state({ asOf: '2020-06-15', knownAt: recordedAt(1) }))).toEqual({ well: 'open' });
    const { trust } = await state({ asOf: '2020-06-15', knownAt: recordedAt(2) });
    expect(trust.asOf).toBe('2020-06-15T23:59:59.999Z');
  });

  it('has an outcome known to the year wait for a promise known to the day', async () => {
    expect(statuses(await state({ asOf: '2020-03' }))).toEqual({ road: 'open' });
    expect(statuses(await state({ asOf: '2020-06-15' }))).toEqual({ road: 'open', well: 'kept' });
  });

  it('is none before the beginning, and of none', async () => {
    for (const unknown of [
      state({ asOf: '2019' }),
      state({ knownAt: '2021-01-01T00:00:00Z' }),
      state({}, 'hill'),
    ])
      await expect(unknown).rejects.toThrow(UnknownAlliance);
  });
});

describe('the events of an alliance', () => {
  let store: MemoryEventStore;
  beforeAll(async () => {
    store = await recorded();
  });

  const list = (range: { from?: number; to?: number }, limit = 100, cursor?: string) =>
    queriesOn(store).execute(new ListEvents({ allianceId: 'valley', ...range }, { limit, cursor }));
  const revisions = async (range: { from?: number; to?: number }): Promise<number[]> =>
    (await list(range)).items.map(({ revision }) => revision);

  it('are shown as they are stored', async () => {
    const [first] = (await list({})).items;
    expect(first).toMatchObject({
      stream: 'alliance-valley',
      type: 'AllianceFormed',
      recordedAt: recordedAt(0),
    });
  });

  it('may be a range, both ends included', async () => {
    expect(await revisions({})).toEqual([0, 1, 2, 3]);
    expect(await revisions({ from: 1, to: 2 })).toEqual([1, 2]);
    expect(await revisions({ from: 4 })).toEqual([]);
  });

  it('come page by page', async () => {
    const first = await list({ to: 2 }, 2);
    const second = await list({ to: 2 }, 2, first.next);
    expect([...first.items, ...second.items].map(({ revision }) => revision)).toEqual([0, 1, 2]);
    expect(second.next).toBeUndefined();
    await expect(list({}, 2, first.next)).rejects.toThrow(InvalidCursor);
  });

  it('come one by one', async () => {
    const seen: number[] = [];
    const stream = await queriesOn(store).execute(new StreamEvents({ allianceId: 'valley', from: 2 }));
    for await (const { revision } of stream) seen.push(revision);
    expect(seen).toEqual([2, 3]);
    await expect(queriesOn(store).execute(new StreamEvents({ allianceId: 'hill' }))).rejects.toThrow(
      UnknownAlliance,
    );
  });
});
