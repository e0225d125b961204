import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { eventHash } from '#event-store';
import { SqliteEventStore } from '#event-store-sqlite';
import { type Hash, parseCheckpoint, parseNote, rootOf } from '#transparency-log';

import { KILLS } from '../kills.js';

const STEPS = ['appended', 'read', 'proved', 'signed', 'stored', 'remembered'];

/** A process that seals, and is killed at a step; what it had handed out. */
async function sealed(folder: string, step: string): Promise<string | undefined> {
  const child = spawn(
    process.execPath,
    ['test/run-typescript.js', 'test/contracts/seal-once.ts', folder, step],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } },
  );
  const [printed, [, signal]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  expect(signal).toBe(step === '' ? null : 'SIGKILL');
  return printed === '' ? undefined : (JSON.parse(printed) as string);
}

const headOf = (note: string) => parseCheckpoint(parseNote(note).text);

describe('a log whose processes are killed with -9 at each step of sealing', () => {
  let folder: string;
  beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'entente-sealing-'))));
  afterAll(() => rm(folder, { recursive: true }));

  it('has no two checkpoints that are inconsistent, and leaves no event out of its tree', async () => {
    const handedOut: string[] = [];
    for (let kills = 0; kills < Math.max(KILLS, STEPS.length); kills += 1)
      // Two at once, which may both be killed.
      for (const note of await Promise.all([
        sealed(folder, STEPS[kills % STEPS.length] ?? ''),
        sealed(folder, ''),
      ]))
        if (note !== undefined) handedOut.push(note);
    const store = new SqliteEventStore({ path: join(folder, 'events.db') });
    const leaves: Hash[] = [];
    const signed: string[] = [];
    for await (const event of store.readAll())
      if (event.stream === 'log-checkpoints') signed.push(String(event.data['checkpoint'] ?? ''));
      else leaves.push(Buffer.from(eventHash(event), 'base64'));
    await store.close();
    const all = signed.filter((note) => note !== '').map(headOf);
    for (const { origin, size, root } of all)
      expect([origin, size, root]).toEqual(['example.com/log', size, rootOf(leaves.slice(0, size))]);
    for (const note of handedOut) expect(signed).toContain(note);
    const last = await sealed(folder, '');
    expect(headOf(last ?? '').size).toBe(leaves.length + 100);
    expect(handedOut.length).toBeGreaterThanOrEqual(STEPS.length);
  });
});
