import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EventStore } from '#event-store';
import { openLog, type TransparencyLog } from '#runtime';
import { MemoryEventStore } from '#testing';
import { parsePolicy, parseNote, verifierFrom, verifyCheckpoint } from '#transparency-log';
import { witnessServer } from './serve-witness.js';
import { WitnessState } from './witness-state.js';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'entente-witness-'))));
const running: { stop(): void }[] = [];
afterEach(() => {
  for (const witness of running.splice(0)) witness.stop();
  rmSync(folder, { recursive: true });
});

const record = (store: EventStore, n: number) =>
  store.append(
    'alliance-a',
    [{ eventId: crypto.randomUUID(), type: 'Counted', data: { n }, metadata: {} }],
    'any',
  );

/** A log, with a policy that wants a witness at an address. */
function logOf(store: EventStore, policy?: string): { log: TransparencyLog; told: string[] } {
  const told: string[] = [];
  const witnessesFile = join(folder, 'policy');
  if (policy !== undefined) writeFileSync(witnessesFile, policy);
  const log = openLog(
    {
      dataDir: join(folder, 'log'),
      log: { origin: 'example.com/log', intervalSeconds: 0, ...(policy !== undefined && { witnessesFile }) },
    },
    store,
    ({ details }) => told.push(Object.values(details).join(' ')),
  );
  return { log, told };
}

async function keyOf(store: EventStore): Promise<string> {
  const { log } = logOf(store);
  await log.seal();
  return (await log.state())?.keys.at(-1)?.verifierKey ?? '';
}

/** A witness that listens. */
async function witnessing(key: string) {
  const state = new WitnessState(join(folder, 'witness'), 'museum.example/w1');
  const server = witnessServer([verifierFrom(key)], state, () => undefined).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const [ed25519, mlDsa44] = state.signers.map(({ verifierKey }) => verifierKey);
  const policy = `log ${key}\nwitness E ${ed25519} ${url}\nwitness P ${mlDsa44} ${url}\ngroup both all E P\nquorum both\n`;
  const stop = (): void => {
    server.close();
    server.closeAllConnections();
    state.close();
  };
  const witness = { url, policy, stop };
  running.push(witness);
  return witness;
}

describe('a witness of a log', () => {
  it('cosigns as it grows, with both its keys, and the log keeps what it cosigned', async () => {
    const store = new MemoryEventStore();
    await record(store, 1);
    const witness = await witnessing(await keyOf(store));
    const { log, told } = logOf(store, witness.policy);
    for (const n of [2, 3, 4]) {
      await record(store, n);
      const note = await log.seal();
      const { checkpoint, cosigned } = verifyCheckpoint(note, parsePolicy(witness.policy));
      expect(checkpoint.size).toBe(n);
      expect(cosigned.map(({ name }) => name)).toEqual(['E', 'P']);
      expect(await log.checkpoint()).toBe(note);
    }
    expect(told).toEqual([]);
  });

  it('is asked from where it is by a log that has forgotten, and by one that it has not seen for long', async () => {
    const store = new MemoryEventStore();
    await record(store, 1);
    const witness = await witnessing(await keyOf(store));
    await logOf(store, witness.policy).log.seal();
    for (const n of [2, 3]) await record(store, n);
    const note = await logOf(store, witness.policy).log.seal();
    expect(parseNote(note).signatures).toHaveLength(3);
  });

  it('refuses a fork, also after it was started again, and the log says so', async () => {
    const store = new MemoryEventStore();
    await record(store, 1);
    const key = await keyOf(store);
    const before = await witnessing(key);
    await logOf(store, before.policy).log.seal();
    for (const n of [2, 3]) await record(store, n);
    await logOf(store, before.policy).log.seal();
    before.stop();
    const witness = await witnessing(key);
    // Another history under the same name and key, whose memory was put back with it.
    rmSync(join(folder, 'log', 'log-signed'), { recursive: true });
    rmSync(join(folder, 'log', 'log'), { recursive: true, force: true });
    for (const [events, why] of [
      [5, '422: The proof of consistency'],
      [3, '409: Another tree of 3 entries'],
      [2, 'It has cosigned 3 entries already, and the log has 2: it was rolled back.'],
    ] as const) {
      const forked = new MemoryEventStore();
      for (let n = 0; n < events; n += 1) await record(forked, 100 + n);
      const { log, told } = logOf(forked, witness.policy);
      const note = await log.seal();
      expect(parseNote(note).signatures).toHaveLength(1);
      expect(new Set(told)).toEqual(new Set([expect.stringContaining(why)]));
      rmSync(join(folder, 'log', 'log-signed'), { recursive: true });
    }
  });

  it('that does not answer keeps the log from nothing', async () => {
    const store = new MemoryEventStore();
    await record(store, 1);
    const witness = await witnessing(await keyOf(store));
    witness.stop();
    const { log, told } = logOf(store, witness.policy);
    expect(parseNote(await log.seal()).signatures).toHaveLength(1);
    expect(told).toHaveLength(1);
  });

  it('does not share its folder with another process', async () => {
    const store = new MemoryEventStore();
    await record(store, 1);
    await witnessing(await keyOf(store));
    writeFileSync(join(folder, 'witness', 'witness.pid'), String(process.ppid));
    expect(() => new WitnessState(join(folder, 'witness'), 'museum.example/w1')).toThrow('runs already');
  });

  it.each([
    ['GET', 'add-checkpoint', undefined, 405],
    ['POST', 'elsewhere', 'x', 404],
    ['POST', 'add-checkpoint', 'x', 400],
    ['POST', 'add-checkpoint', Buffer.from([0xff]), 400],
    ['POST', 'add-checkpoint', 'x'.repeat(200_001), 413],
  ])('answers %s %s by its status', async (method, path, body, status) => {
    const store = new MemoryEventStore();
    const witness = await witnessing(await keyOf(store));
    const init = body === undefined ? { method } : { method, body };
    expect((await fetch(`${witness.url}${path}`, init)).status).toBe(status);
  });
});
