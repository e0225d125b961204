import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { type EventStore, eventHash, type NewEvent } from '#event-store';
import {
  openNote,
  parseCheckpoint,
  parseNote,
  parsePolicy,
  CompactRange,
  verifierFrom,
  verifyConsistency,
  verifyTlogProof,
} from '#transparency-log';
import { MemoryEventStore, MemoryLog } from '#testing';
import { EventTree } from './event-tree.js';
import { LogUnusable } from './log-unusable.js';
import { SignedMemory } from './signed-memory.js';
import { TileFiles } from './tile-files.js';
import { type SealingStep, type TransparencyLogOptions } from './sealing.js';
import { TransparencyLog } from './transparency-log.js';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'entente-log-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const event = (n: number): NewEvent => ({
  eventId: crypto.randomUUID(),
  type: 'Counted',
  data: { n },
  metadata: {},
});

async function record(store: EventStore, count: number, stream = 'alliance-a'): Promise<void> {
  for (let n = 0; n < count; n += 1) await store.append(stream, [event(n)], 'any');
}

let seconds = 0;
/** A process with the log of a store, and a folder of its own or shared. */
function opened(
  store: EventStore,
  { at = folder, ...options }: Partial<TransparencyLogOptions> & { readonly at?: string } = {},
): TransparencyLog {
  return new TransparencyLog({
    events: store,
    tree: new EventTree(store, new TileFiles(join(at, 'tile'))),
    memory: new SignedMemory(join(at, 'log-signed')),
    keyFile: join(folder, 'log.key'),
    origin: 'example.com/log',
    now: () => new Date((seconds += 1_000)).toISOString(),
    fresh: () => crypto.randomUUID(),
    ...options,
  });
}

const headOf = (note: string) => parseCheckpoint(parseNote(note).text);

/** The tree of a store by itself. */
async function treeOf(store: EventStore, size = Infinity): Promise<{ size: number; root: Buffer }> {
  const range = new CompactRange();
  for await (const recorded of store.readAll())
    if (!recorded.stream.startsWith('log-') && range.size < size)
      range.append(Buffer.from(eventHash(recorded), 'base64'));
  return { size: range.size, root: range.root() };
}

/** Every checkpoint that the log has signed. */
async function signedIn(store: EventStore): Promise<string[]> {
  const notes: string[] = [];
  for await (const { data } of store.readStream('log-checkpoints'))
    if (data['checkpoint'] !== undefined) notes.push(String(data['checkpoint']));
  return notes;
}

describe('the log', () => {
  it('signs what is recorded, and stores it before it is handed out', async () => {
    const store = new MemoryEventStore();
    await record(store, 5);
    const log = opened(store);
    expect(await log.checkpoint()).toBeUndefined();
    const note = await log.seal();
    expect(headOf(note)).toEqual({ origin: 'example.com/log', ...(await treeOf(store)) });
    expect(await signedIn(store)).toEqual([note]);
    const [key] = (await log.state())?.keys ?? [];
    openNote(note, [verifierFrom(key?.verifierKey ?? '')]);
    expect(await log.checkpoint()).toBe(note);
  });

  it('signs nothing anew while nothing is new', async () => {
    const store = new MemoryEventStore();
    await record(store, 1);
    const log = opened(store);
    expect(await log.seal()).toBe(await log.seal());
    expect(await signedIn(store)).toHaveLength(1);
  });

  it('proves every event of every stream but its own, and that it grew', async () => {
    const store = new MemoryEventStore();
    await record(store, 300);
    const log = opened(store);
    const first = await log.seal();
    await record(store, 400, 'alliance-b');
    const second = await log.seal();
    verifyConsistency(headOf(first), headOf(second), (await log.consistency(300, 700)) ?? []);
    const policy = parsePolicy(`log ${(await log.state())?.keys[0]?.verifierKey}\nquorum none`);
    let index = 0;
    for await (const recorded of store.readAll()) {
      const proven = await log.inclusion({ position: recorded.position });
      if (index % 13 !== 0 && !recorded.stream.startsWith('log-')) {
        index += 1;
        continue;
      }
      if (recorded.stream.startsWith('log-')) expect(proven).toBeUndefined();
      else {
        expect(proven).toMatchObject({ index, leaf: Buffer.from(eventHash(recorded), 'base64') });
        verifyTlogProof(proven?.tlogProof ?? '', Buffer.from(eventHash(recorded), 'base64'), policy);
        index += 1;
      }
    }
    expect(index).toBe(700);
    expect(await log.inclusion({ index: 700 })).toBeUndefined();
  });

  it('goes on from the files of its tree, and makes them anew where they do not fit', async () => {
    const log = new MemoryLog();
    const store = new MemoryEventStore(log);
    await record(store, 600);
    await opened(store).seal();
    await record(store, 300);
    let read = 0;
    const counting = new Proxy(store, {
      get: (target, name) => {
        if (name !== 'readAll') return Reflect.get(target, name).bind(target) as unknown;
        return async function* (...options: Parameters<EventStore['readAll']>) {
          for await (const recorded of target.readAll(...options)) {
            read += 1;
            yield recorded;
          }
        };
      },
    });
    const note = await opened(counting).seal();
    expect(headOf(note)).toMatchObject(await treeOf(store));
    expect(read).toBeLessThan(500);
    writeFileSync(join(folder, 'tile', '0', '000'), Buffer.alloc(8192));
    await record(store, 1);
    expect(headOf(await opened(store).seal())).toMatchObject(await treeOf(store));
    rmSync(join(folder, 'tile', '0', '001'));
    expect(await opened(store).inclusion({ index: 300 })).toMatchObject({ index: 300 });
  });

  it('signs nothing once events were changed', async () => {
    const log = new MemoryLog();
    const store = new MemoryEventStore(log);
    await record(store, 3);
    await opened(store).seal();
    const [first] = log.entries;
    if (first !== undefined) log.entries[0] = { ...first, data: '{"n":7}' };
    await record(store, 1);
    await expect(opened(store).seal()).rejects.toThrow(LogUnusable);
    await expect(opened(store).seal()).rejects.toThrow('checkpoint of 3 entries');
    expect(await signedIn(store)).toHaveLength(1);
  });

  it('takes no checkpoint for its own that another key has signed', async () => {
    const store = new MemoryEventStore();
    await record(store, 3);
    const log = opened(store);
    const note = await log.seal();
    const state = await log.state();
    const forged = note.replace(/.(?=.{20}\n$)/, (letter) => (letter === 'A' ? 'B' : 'A'));
    await store.append(
      'log-checkpoints',
      [{ ...event(0), data: JSON.parse(JSON.stringify({ ...state, checkpoint: forged })) }],
      'any',
    );
    await expect(log.seal()).rejects.toThrow('is not its own');
  });

  it('goes on under another name, and says so, when its store was put back from a backup', async () => {
    const store = new MemoryEventStore();
    await record(store, 3);
    await opened(store).seal();
    const backup = new MemoryLog();
    const restored = new MemoryEventStore(backup);
    for await (const { stream, ...recorded } of store.readAll())
      await restored.append(stream, [recorded], 'any');
    await record(store, 2);
    const lost = await opened(store).seal();
    await record(restored, 2, 'alliance-other');
    const told: string[] = [];
    const log = opened(restored, { onNewOrigin: (reason, origin) => told.push(reason, origin) });
    const note = await log.seal();
    const { origin } = headOf(note);
    expect(origin).toMatch(/^example\.com\/log\/1970-/);
    expect(told).toEqual([expect.stringContaining('checkpoint of 5 entries'), origin]);
    expect(await log.state()).toMatchObject({ former: [{ origin: 'example.com/log', checkpoint: lost }] });
    await record(restored, 1);
    expect(headOf(await opened(restored).seal()).origin).toBe(origin);
  });

  it('goes on under another name if its whole stream is gone and the events are others', async () => {
    const store = new MemoryEventStore();
    await record(store, 3);
    await opened(store).seal();
    const other = new MemoryEventStore();
    await record(other, 9);
    const log = opened(other);
    expect(headOf(await log.seal()).origin).toMatch(/^example\.com\/log\/./);
    expect((await log.state())?.former).toMatchObject([{ origin: 'example.com/log' }]);
  });

  it('has another key from a rotation on, and those before it stay published', async () => {
    const store = new MemoryEventStore();
    await record(store, 1);
    const log = opened(store);
    const before = await log.seal();
    const key = await log.rotateKey();
    await record(store, 1);
    const after = await opened(store).seal();
    const keys = (await log.state())?.keys.map(({ verifierKey }) => verifierFrom(verifierKey)) ?? [];
    expect(keys.map(({ verifierKey }) => verifierKey)).toEqual([expect.not.stringMatching(key), key]);
    openNote(before, keys.slice(0, 1));
    openNote(after, keys.slice(1));
    expect(() => openNote(after, keys.slice(0, 1))).toThrow('No key that is trusted');
  });

  it('signs nothing with a key that is not its own, or open to others', async () => {
    const store = new MemoryEventStore();
    await record(store, 1);
    await opened(store).seal();
    await record(store, 1);
    const elsewhere = join(folder, 'other.key');
    await expect(opened(store, { keyFile: elsewhere }).seal()).rejects.toThrow('LOG_KEY_FILE');
    writeFileSync(elsewhere, 'no key', { mode: 0o600 });
    await expect(opened(store, { keyFile: elsewhere }).seal()).rejects.toThrow('private key');
    writeFileSync(join(folder, 'open.key'), 'no key', { mode: 0o644 });
    await expect(opened(store, { keyFile: join(folder, 'open.key') }).seal()).rejects.toThrow('chmod 600');
  });
});

describe('a log of several processes, each of which may stop between any two steps', () => {
  class Stopped extends Error {}
  const steps: readonly (SealingStep | undefined)[] = [
    undefined,
    'read',
    'proved',
    'signed',
    'stored',
    'remembered',
  ];
  const act = fc.record({
    process: fc.nat({ max: 2 }),
    append: fc.nat({ max: 280 }),
    stopAt: fc.constantFrom(...steps),
  });

  it('never signs two checkpoints of which one does not begin with the other, and leaves no event out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 6 }), async (acts) => {
        const store = new MemoryEventStore();
        const at = mkdtempSync(join(folder, 'run-'));
        const handedOut: string[] = [];
        const sealing = acts.map(async ({ process, append, stopAt }) => {
          await record(store, append, `alliance-${process}`);
          const onStep = (step: SealingStep): void => {
            if (step === stopAt) throw new Stopped();
          };
          try {
            handedOut.push(await opened(store, { at: join(at, `${process % 2}`), onStep }).seal());
          } catch (error) {
            expect(error).toBeInstanceOf(Stopped);
          }
        });
        await Promise.all(sealing);
        const last = await opened(store, { at: join(at, '0') }).seal();
        expect(headOf(last)).toEqual({ origin: 'example.com/log', ...(await treeOf(store)) });
        const signed = await signedIn(store);
        for (const note of [...handedOut, last]) expect(signed).toContain(note);
        for (const note of signed) {
          const { size, root } = headOf(note);
          expect({ size, root }).toEqual(await treeOf(store, size));
        }
      }),
      { numRuns: Math.min(10, fc.readConfigureGlobal().numRuns ?? 10) },
    );
  });
});
