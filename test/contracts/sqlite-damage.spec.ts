import { copyFileSync, existsSync, readdirSync, renameSync, rmSync, truncateSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { EventStoreUnavailable, EventStoreUnusable, type NewEvent, type RecordedEvent } from '#event-store';
import { SqliteEventStore } from '#event-store-sqlite';
import { LeaseLost, type Lease, ReadStoreUnavailable } from '#read-store';
import { SqliteReadStore } from '#read-store-sqlite';

import { damagePage, damageText } from '../doubles/damaged-file.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-damage-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Text that stands once in the file. */
const said = (stream: string, n: number): string => `"said":"${stream} ${n}`;

const event = (stream: string, n: number): NewEvent => ({
  eventId: `${stream}-${n}`,
  type: 'Happened',
  // Few events fit into a page, so that not all are on the same one.
  data: { said: `${stream} ${n}`, padding: 'x'.repeat(1_500) },
  metadata: { recordedAt: '2020-01-01T00:00:00.000Z' },
});

/** What can be read of each event: itself, or that it is damaged. */
async function told(events: AsyncIterable<RecordedEvent>): Promise<string[]> {
  const all: string[] = [];
  for await (const one of events) all.push(sayingOf(one));
  return all;
}

function sayingOf(event: RecordedEvent): string {
  try {
    return String(event.data['said']);
  } catch (error) {
    return `${(error as Error).name} ${event.stream} ${event.revision} ${event.eventId}`;
  }
}

describe('A file of events that is damaged', () => {
  let path: string;
  const ALL = Array.from({ length: 10 }, (_, n) => ['a', 'b'].map((stream) => `${stream} ${n}`)).flat();

  beforeEach(async () => {
    path = join(folder, 'events.db');
    const store = new SqliteEventStore({ path });
    for (let n = 0; n < 10; n += 1)
      for (const stream of ['a', 'b'])
        await store.append(stream, [event(stream, n)], n === 0 ? 'no-stream' : n - 1);
    await store.close();
  });

  it('names the one event whose text is no JSON any more, and gives all others', async () => {
    damageText(path, said('a', 4));
    const store = new SqliteEventStore({ path });
    const damaged = 'UnreadableEvent a 4 a-4';
    expect(await told(store.readAll())).toEqual(ALL.map((each) => (each === 'a 4' ? damaged : each)));
    expect((await told(store.readStream('a')))[4]).toBe(damaged);
    expect(await told(store.readStream('b'))).toEqual(ALL.filter((each) => each.startsWith('b')));
    await store.close();
  });

  it('gives the events on all pages but the damaged one, and names those', async () => {
    damagePage(path, said('a', 4));
    const store = new SqliteEventStore({ path });
    const all = await told(store.readAll());
    const lost = ALL.filter((each) => !all.includes(each));
    expect(lost).toContain('a 4');
    expect(lost.length).toBeLessThan(4);
    expect(all).toEqual(
      ALL.map((each) => {
        const [stream, n] = each.split(' ');
        return lost.includes(each) ? `UnreadableEvent ${stream} ${n} ${stream}-${n}` : each;
      }),
    );
    for (const stream of ['a', 'b']) {
      const ofStream = all.filter((each) => each.startsWith(stream) || each.includes(` ${stream} `));
      expect(await told(store.readStream(stream))).toEqual(ofStream);
      expect(await told(store.readStream(stream, { direction: 'backwards' }))).toEqual(ofStream.toReversed());
    }
    await store.append('c', [event('c', 0)], 'no-stream');
    expect(await told(store.readStream('c'))).toEqual(['c 0']);
    await store.close();
  });

  it('is refused for good where it does not even say which events there are', async () => {
    damagePage(path, said('b', 9));
    damagePage(path, 'b-9');
    const store = new SqliteEventStore({ path });
    await expect(told(store.readStream('b'))).rejects.toThrow(EventStoreUnusable);
    await store.close();
  });
});

describe('A file of events that goes away while it is in use', () => {
  let path: string;
  let store: SqliteEventStore;
  beforeEach(async () => {
    path = join(folder, 'data', 'events.db');
    store = new SqliteEventStore({ path });
    await store.append('a', [event('a', 0)], 'no-stream');
  });
  afterEach(() => store.close());

  const refused = async (): Promise<void> => {
    await expect(store.append('a', [event('a', 1)], 0)).rejects.toThrow(EventStoreUnavailable);
    await expect(store.append('a', [event('a', 1)], 0)).rejects.toThrow(/removed or replaced/);
    await expect(store.ready()).rejects.toThrow(/removed or replaced/);
  };

  it.each([
    ['itself', 'data/events.db'],
    ['with its log alone', 'data/events.db-wal'],
    ['with its folder', 'data'],
  ])('%s acknowledges nothing until it is back', async (_, gone) => {
    renameSync(join(folder, gone), join(folder, 'elsewhere'));
    await refused();
    renameSync(join(folder, 'elsewhere'), join(folder, gone));
    await store.ready();
    await store.append('a', [event('a', 1)], 0);
    expect(await told(store.readStream('a'))).toEqual(['a 0', 'a 1']);
  });

  it('is not taken for another one in its place', async () => {
    rmSync(join(folder, 'data'), { recursive: true });
    const other = new SqliteEventStore({ path });
    await refused();
    await other.append('a', [event('a', 7)], 'no-stream');
    await store.close();
    expect(await told(other.readStream('a'))).toEqual(['a 7']);
    await other.close();
  });

  it('is not begun anew where its log is left, which holds what was acknowledged', () => {
    renameSync(path, `${path}.elsewhere`);
    expect(() => new SqliteEventStore({ path })).toThrow(/put it back/);
    renameSync(`${path}.elsewhere`, path);
  });
});

describe('A log that was cut short', () => {
  it('keeps the events before the cut', async () => {
    const path = join(folder, 'events.db');
    const store = new SqliteEventStore({ path });
    for (let n = 0; n < 10; n += 1) await store.append('a', [event('a', n)], n === 0 ? 'no-stream' : n - 1);
    const copy = join(folder, 'copy.db');
    for (const file of ['', '-wal']) copyFileSync(`${path}${file}`, `${copy}${file}`);
    await store.close();
    truncateSync(`${copy}-wal`, 100_000);
    const cut = new SqliteEventStore({ path: copy });
    const left = await told(cut.readStream('a'));
    expect(left.length).toBeGreaterThan(0);
    expect(left.length).toBeLessThan(10);
    expect(left).toEqual(Array.from(left, (_, n) => `a ${n}`));
    await cut.append('a', [event('a', left.length)], left.length - 1);
    await cut.close();
  });
});

describe('A file of read models', () => {
  const SPEC = { name: 'p', version: 1, collections: [{ name: 'things', indexes: [['n']] }] };
  let path: string;
  const replaced: string[] = [];
  let store: SqliteReadStore;
  let lease: Lease;

  const open = (): SqliteReadStore =>
    new SqliteReadStore({ path, onReplaced: (reason) => replaced.push(reason) });
  const fill = async (): Promise<void> => {
    const acquired = await store.acquireLease('lease', 'me', 60_000);
    if (acquired === undefined) throw new Error('The lease is not free.');
    lease = acquired;
    const writer = await store.writer(SPEC, lease);
    const documents = Array.from({ length: 20 }, (_, n) => ({
      collection: 'things',
      document: { _id: `thing ${n}`, position: '1', padding: 'x'.repeat(1_500) },
    }));
    await writer.write({ documents, checkpoint: '1' });
    await writer.promote();
  };
  const ids = async (): Promise<string[]> => (await store.find('things', {})).map(({ _id }) => _id);
  const until = async (isSo: () => Promise<boolean>): Promise<void> => {
    while (!(await isSo().catch(() => false)));
  };

  beforeEach(async () => {
    path = join(folder, 'data', 'read-models.db');
    replaced.length = 0;
    store = open();
    await fill();
  });
  afterEach(() => store.close());

  it('that is removed while it is in use is begun anew, with whatever was left beside it', async () => {
    const other = open();
    rmSync(path);
    await until(async () => (await ids()).length === 0);
    expect(replaced).toEqual(['Their file was removed or replaced: they are made anew from the events.']);
    await expect(store.renewLease(lease, 1_000)).rejects.toThrow(LeaseLost);
    await fill();
    expect(await ids()).toHaveLength(20);
    const same = async (): Promise<boolean> => (await other.find('things', {})).length === 20;
    await until(async () => (await same()) && replaced.length === 2);
    await other.close();
    expect(await ids()).toHaveLength(20);
  });

  it('comes back with its folder', async () => {
    renameSync(join(folder, 'data'), join(folder, 'elsewhere'));
    await until(async () => (await store.checkpoint('p').catch(String)) !== '1');
    await expect(ids()).rejects.toThrow(ReadStoreUnavailable);
    expect(existsSync(join(folder, 'data'))).toBe(false);
    renameSync(join(folder, 'elsewhere'), join(folder, 'data'));
    await until(async () => (await ids()).length === 20);
  });

  it.each<[string, (path: string) => void]>([
    ['a page', (file) => damagePage(file, '"_id":"thing 7"')],
    ['a document', (file) => damageText(file, '"_id":"thing 7"')],
    ['its first page', (file) => damagePage(file, 'SQLite format 3')],
  ])('of which %s is damaged is set aside, and begun anew', async (_, damage) => {
    await store.close();
    damage(path);
    store = open();
    await until(async () => (await ids()).length === 0);
    expect(replaced).toEqual(['They were damaged, and are made anew from the events.']);
    expect(readdirSync(join(folder, 'data'))).toContain('read-models.db.damaged');
    await fill();
    expect(await ids()).toHaveLength(20);
  });
});
