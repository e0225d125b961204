import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { DatabaseSync } from '@photostructure/sqlite';

import {
  EventStoreUnavailable,
  type NewEvent,
  type RecordedEvent,
  WrongExpectedRevision,
} from '#event-store';
import { SqliteEventStore, type SqliteEventStoreOptions } from '#event-store-sqlite';
import { chainedBy, describeEventStore } from '#testing';

const prepare = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'entente-events-'));
  return {
    open: async () => new SqliteEventStore({ path: join(folder, 'events.db'), pollMilliseconds: 10 }),
    dispose: () => rm(folder, { recursive: true }),
  };
};

describeEventStore('The SQLite store', prepare);
describeEventStore('The SQLite store, chained', chainedBy(prepare));

describe('The SQLite event store, beside its contract,', () => {
  let folder: string;
  let path: string;
  const stores: SqliteEventStore[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entente-events-'));
    path = join(folder, 'events.db');
  });

  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close();
    await rm(folder, { recursive: true });
  });

  const opened = (options: Omit<SqliteEventStoreOptions, 'path'> = {}) => {
    const store = new SqliteEventStore({ path, ...options });
    stores.push(store);
    return store;
  };
  const event = (n: number): NewEvent => ({
    eventId: `id-${n}`,
    type: 'Happened',
    data: { n },
    metadata: {},
  });
  const numbers = async (events: AsyncIterable<RecordedEvent>) => {
    const all: unknown[] = [];
    for await (const { data } of events) all.push(data['n']);
    return all;
  };

  it('commits what comes together together, in the order it comes', async () => {
    let commits = 0;
    const store = opened({ onAppended: () => (commits += 1) });
    await Promise.all([0, 1, 2, 3].map((n) => store.append('a', [event(n)], n === 0 ? 'no-stream' : n - 1)));
    expect(commits).toBe(1);
    expect(await numbers(store.readStream('a'))).toEqual([0, 1, 2, 3]);
    await store.append('a', [event(4)], 3);
    expect(commits).toBe(2);
  });

  it('gives positions without gaps, whatever was refused', async () => {
    const store = opened();
    await store.append('a', [event(0)], 'no-stream');
    await expect(store.append('a', [event(1)], 'no-stream')).rejects.toThrow(WrongExpectedRevision);
    const { position } = await store.append('b', [event(2)], 'no-stream');
    expect(position).toBe('0000000000000002');
  });

  it('refuses an id that its stream has already, and that alone', async () => {
    const store = opened();
    await store.append('a', [event(0), event(1)], 'no-stream');
    const outcomes = await Promise.allSettled([
      store.append('b', [event(2), event(3)], 'no-stream'),
      store.append('a', [event(4), event(0)], 1),
      store.append('a', [event(5)], 1),
      ...[6, 7, 8, 9, 10].map((n) => store.append('c', [event(n)], 'any')),
    ]);
    expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual([
      true,
      false,
      true,
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(outcomes[1]).toMatchObject({ reason: expect.any(WrongExpectedRevision) });
    expect(await numbers(store.readAll())).toEqual([0, 1, 2, 3, 5, 6, 7, 8, 9, 10]);
  });

  it('answers that it is not available while another keeps writing, and goes on afterwards', async () => {
    const store = opened({ busyMilliseconds: 20 });
    await store.append('a', [event(0)], 'no-stream');
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    const outcomes = await Promise.allSettled([
      store.append('a', [event(1)], 0),
      store.append('b', [event(2)], 'any'),
    ]);
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ reason: expect.any(EventStoreUnavailable) });
    expect(await numbers(store.readAll())).toEqual([0]);
    other.exec('ROLLBACK');
    other.close();
    await store.append('a', [event(1)], 0);
    expect(await numbers(store.readAll())).toEqual([0, 1]);
  });

  it('knows what other connections have appended in between', async () => {
    const [one, two] = [opened(), opened()];
    for (let n = 0; n < 20; n += 2) {
      await one.append('a', [event(n)], n === 0 ? 'no-stream' : n - 1);
      await two.append('a', [event(n + 1)], n);
    }
    expect(await numbers(one.readStream('a'))).toEqual(Array.from({ length: 20 }, (_, n) => n));
  });

  it('tells subscriptions at once when it is told that others have appended', async () => {
    const reader = opened({ pollMilliseconds: 60_000 });
    const writer = opened({ onAppended: () => reader.notify() });
    const controller = new AbortController();
    const heard: unknown[] = [];
    const listening = (async () => {
      for await (const message of reader.subscribe({ signal: controller.signal }))
        if (message.kind === 'event') heard.push(message.event.data['n']);
    })();
    await wait(20);
    await writer.append('a', [event(0)], 'no-stream');
    await wait(20);
    expect(heard).toEqual([0]);
    controller.abort();
    await listening;
  });

  it('does without its snapshots, which outlive it otherwise', async () => {
    const store = opened();
    await store.append('a', [event(0)], 'no-stream');
    await store.writeSnapshot('a', 'n', { revision: 0, text: 'nought' });
    await store.close();
    expect(await opened().readSnapshot('a', 'n')).toEqual({ revision: 0, text: 'nought' });
    const other = new DatabaseSync(path);
    other.exec('DELETE FROM snapshots');
    other.close();
    expect(await opened().readSnapshot('a', 'n')).toBeUndefined();
    expect(await numbers(opened().readStream('a'))).toEqual([0]);
  });
});
