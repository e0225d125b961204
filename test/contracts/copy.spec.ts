import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { type EventStore, EventStoreUnavailable, type NewEvent, type RecordedEvent } from '#event-store';
import { EventStoreDbEventStore } from '#event-store-eventstoredb';
import { SqliteEventStore } from '#event-store-sqlite';
import { copy, type CopyOptions } from '../../apps/cli/copy/copy.js';
import { copyEvents, type CopyResult } from '../../apps/cli/copy/copy-events.js';
import { EXIT, Failure } from '../../apps/cli/session/failure.js';
import { paint } from '../../apps/cli/terminal/paint.js';
import { type EventStoreDbDouble, startEventStoreDb } from '../doubles/eventstoredb/index.js';

const SILENT = { onRead: () => undefined, onCopied: () => undefined, onCompared: () => undefined };

/** What is hard to keep as it is: numbers, names in an order of their own, and every kind of character. */
const AWKWARD = {
  'z.a': '"\\ \u0000 \ud800 é 関 🤝\n',
  $set: [[], {}, null, -0.1, 1e21, 123456789012345680000, 0.1 + 0.2],
  a: { b: { '10': 1, '9': 2, ['__proto__']: true } },
};

let ids = 0;
const happened = (data: NewEvent['data'] = {}): NewEvent => ({
  eventId: `00000000-0000-4000-8000-${(ids += 1).toString(16).padStart(12, '0')}`,
  type: 'ContributionMade',
  data,
  metadata: {
    recordedAt: `2026-01-01T00:00:00.${String(ids % 1000).padStart(3, '0')}Z`,
    recordedBy: 'crm é',
  },
});

describe('entente copy', () => {
  let folder: string;
  let double: EventStoreDbDouble;
  let address: string;
  let printed: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entente-copy-'));
    double = await startEventStoreDb();
    address = `esdb://admin:secret@${double.host}:${double.port}?tls=false`;
    printed = '';
  });
  afterEach(async () => {
    double.stop();
    await rm(folder, { recursive: true });
  });

  const data = (name = 'data'): string => join(folder, name);
  const store = (place = data()): EventStore =>
    place.startsWith('esdb:')
      ? new EventStoreDbEventStore({ url: place })
      : new SqliteEventStore({ path: join(place, 'events.db') });

  async function on<T>(place: string, work: (opened: EventStore) => Promise<T>): Promise<T> {
    const opened = store(place);
    try {
      return await work(opened);
    } finally {
      await opened.close();
    }
  }

  /** 20 alliances whose events lie mixed, and stretches of one alone; among them what is awkward and what is long. */
  const fill = (place = data()): Promise<void> =>
    on(place, async (events) => {
      await events.append(
        'alliance-awkward',
        [happened(AWKWARD), happened({ long: 'é'.repeat(200_000) })],
        'any',
      );
      for (let round = 0; round < 4; round += 1)
        for (let n = 0; n < 20; n += 1)
          await events.append(
            `alliance-${n}`,
            n % 7 === 0 ? [happened({ n }), happened()] : [happened()],
            'any',
          );
      await events.append(
        'alliance-long',
        Array.from({ length: 1_200 }, (_, n) => happened({ n })),
        'any',
      );
      await events.append('alliance-awkward', [happened({ long: 'x'.repeat(240_000) }), happened()], 'any');
    });

  const all = (place: string): Promise<RecordedEvent[]> =>
    on(place, async (events) => {
      const found: RecordedEvent[] = [];
      for await (const event of events.readAll({ filter: { streamPrefix: 'alliance-' } })) found.push(event);
      return found;
    });
  const withoutPositions = async (place: string): Promise<object[]> =>
    (await all(place)).map((event) => ({ ...event, position: undefined }));

  /** What lies in the file, byte for byte. */
  const rows = (place: string): unknown[] => {
    const database = new DatabaseSync(join(place, 'events.db'), { readOnly: true });
    const found = database
      .prepare(
        'SELECT name, revision, event_id, type, data, metadata FROM events JOIN streams ON id = stream_id ORDER BY position',
      )
      .all();
    database.close();
    return found;
  };

  const run = (
    { json = false, ...options }: Partial<CopyOptions> & { readonly json?: boolean },
    env: NodeJS.ProcessEnv = {},
  ): Promise<number> =>
    copy(
      { from: undefined, to: undefined, ...options },
      { DATA_DIR: data(), ...env },
      {
        print: (text) => (printed += `${text}\n`),
        note: () => undefined,
        json,
        layout: { columns: 100, paint: paint(false) },
      },
    );
  const answer = (): CopyResult => JSON.parse(printed) as CopyResult;

  it('brings files into EventStoreDB and back: every event as it was, in the order of all', async () => {
    await fill();
    expect(await run({ from: data(), json: true }, { EVENTSTOREDB_URL: address })).toBe(EXIT.good);
    const { copied, events, streams, same, digests } = answer();
    expect([copied, streams, same]).toEqual([events, 22, { events, streams }]);
    expect(digests.source).toBe(digests.target);
    expect(await withoutPositions(address)).toEqual(await withoutPositions(data()));

    printed = '';
    expect(await run({ from: address, to: data('back') })).toBe(EXIT.good);
    expect(printed).toContain(`${events.toLocaleString('en-GB')} events copied, 0 were there before.`);
    expect(printed).toContain(`SHA-256 of both: ${digests.source}`);
    expect(rows(data('back'))).toEqual(rows(data()));
  });

  it('keeps every byte of data and metadata in EventStoreDB', async () => {
    await fill();
    await run({ to: address });
    const kept = double.log.records.filter(({ stream }) => stream.startsWith('alliance-'));
    expect(kept).toHaveLength(rows(data()).length);
    expect(kept.map((record) => [text(record.data), text(record.metadata)])).toEqual(
      rows(data()).map((row) => {
        const { data: content, metadata } = row as { data: string; metadata: string };
        return [content, metadata];
      }),
    );
  });

  it('never shows a password', async () => {
    await fill();
    await run({ to: address });
    await run({ to: address, json: true });
    expect(printed).toContain(`esdb://${double.host}:${double.port}`);
    expect(printed).not.toContain('secret');
  });

  it('copies once what is copied twice, and then what is new', async () => {
    await fill();
    await run({ to: address });
    printed = '';
    expect(await run({ to: address, json: true })).toBe(EXIT.good);
    expect(answer().copied).toBe(0);
    await on(data(), (events) => events.append('alliance-3', [happened()], 'any'));
    printed = '';
    expect(await run({ to: address, json: true })).toBe(EXIT.good);
    expect(answer().copied).toBe(1);
    expect(await withoutPositions(address)).toEqual(await withoutPositions(data()));
  });

  it('goes on where it was broken off, be it in the middle of a stream', async () => {
    await fill();
    const [source, target] = [store(), store(address)];
    let left = 50;
    const append: EventStore['append'] = (...args) => {
      left -= 1;
      if (left === 0) double.stop();
      return target.append(...args);
    };
    const breaking = new Proxy(target, {
      get: (_, key) => (key === 'append' ? append : bound(target, key)),
    });
    await expect(copyEvents(source, breaking, SILENT)).rejects.toThrow(EventStoreUnavailable);
    await source.close();
    await target.close();
    double = await startEventStoreDb({}, double.log);
    address = `esdb://${double.host}:${double.port}?tls=false`;
    const before = (await all(address)).length;
    expect(before).toBeGreaterThan(40);

    expect(await run({ to: address, json: true })).toBe(EXIT.good);
    const { copied, events, same } = answer();
    expect([copied, same.events]).toEqual([events - before, events]);
    expect(await withoutPositions(address)).toEqual(await withoutPositions(data()));
  });

  it('knows an append that was recorded though nobody heard of it', async () => {
    await fill();
    const [source, target] = [store(), store(address)];
    const append: EventStore['append'] = async (...args) => {
      await target.append(...args);
      return target.append(...args);
    };
    const repeating = new Proxy(target, {
      get: (_, key) => (key === 'append' ? append : bound(target, key)),
    });
    const { copied, events, differences } = await copyEvents(source, repeating, SILENT);
    expect([copied, differences]).toEqual([events, []]);
    await source.close();
    await target.close();
    expect(await withoutPositions(address)).toEqual(await withoutPositions(data()));
  });

  it.each([
    ['another event', () => [happened()], 0, 'another event'],
    [
      'other data under the same id',
      (own) => [{ ...own[0], data: { n: -1 } } as NewEvent],
      0,
      'another event',
    ],
    ['more than the source', (own) => [...own, happened(), happened()], 4, 'missing in the source'],
  ] satisfies readonly (readonly [
    string,
    (own: readonly NewEvent[]) => readonly NewEvent[],
    number,
    string,
  ])[])('refuses a target whose stream has %s, and leaves it as it is', async (_, theirs, revision, why) => {
    await fill();
    const own = (await all(data())).filter(({ stream }) => stream === 'alliance-2');
    await on(address, (target) => target.append('alliance-2', theirs(own), 'no-stream'));
    const before = await all(address);
    expect(await run({ to: address, json: true })).toBe(EXIT.data);
    expect(answer().differences[0]).toEqual({ stream: 'alliance-2', revision, why });
    expect(answer().copied).toBe(0);
    expect(await all(address)).toEqual(before);
    printed = '';
    await run({ to: address });
    expect(printed).toContain('Nothing was copied: the target holds other events than the source.');
  });

  it('leaves alone what else there is in the target', async () => {
    await fill();
    await on(address, async (events) => {
      await events.append('alliance-of-others', [happened()], 'any');
      await events.append('orders-1', [happened()], 'any');
    });
    expect(await run({ to: address, json: true })).toBe(EXIT.good);
    expect(answer().others).toBe(2);
  });

  it('copies while somebody appends, up to where the source was when it began', async () => {
    await fill();
    const appending = store();
    const source = store();
    const target = store(data('copy'));
    const before = (await all(data())).length;
    const { events, differences } = await copyEvents(source, target, {
      ...SILENT,
      onRead: () => void appending.append(`alliance-${randomUUID()}`, [happened()], 'any'),
    });
    expect([events, differences]).toEqual([before, []]);
    for (const one of [appending, source, target]) await one.close();
  });

  it('has nothing to do where there is nothing', async () => {
    await on(data(), (events) => events.lastPosition());
    expect(await run({ to: address, json: true })).toBe(EXIT.good);
    expect(answer()).toMatchObject({ copied: 0, events: 0, streams: 0, differences: [] });
  });

  it.each([
    ['two places', {}, /^\S+events\.db cannot be copied into itself: say where with --from or --to\.$/],
    ['a source', { from: '/nowhere', to: 'x' }, /^There is no event store \/nowhere\/events\.db\.$/],
    ['an address that makes sense', { to: 'esdb://' }, /not right/],
  ])('wants %s', async (_, options, said) => {
    await on(data(), (events) => events.lastPosition());
    const refused = run(options);
    await expect(refused).rejects.toThrow(Failure);
    await expect(refused).rejects.toMatchObject({ status: EXIT.usage, message: expect.stringMatching(said) });
  });

  it('says so where the target cannot keep an event', async () => {
    await on(data(), (events) =>
      events.append('alliance-1', [happened({ long: 'x'.repeat(2 ** 20) })], 'any'),
    );
    const refused = run({ to: address });
    await expect(refused).rejects.toThrow(
      /^The target cannot keep one of the events\. EventStoreDB takes at most/,
    );
    await expect(refused).rejects.toMatchObject({ status: EXIT.data });
  });

  it('says what to do when a server is away', async () => {
    await fill();
    double.stop();
    const refused = run({ to: `${address}&defaultDeadline=300` });
    await expect(refused).rejects.toThrow(/Run the same command again/);
    await expect(refused).rejects.toMatchObject({ status: EXIT.data });
  });
});

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

function bound(target: EventStore, key: string | symbol): unknown {
  const value: unknown = Reflect.get(target, key);
  return typeof value === 'function' ? (value.bind(target) as unknown) : value;
}
