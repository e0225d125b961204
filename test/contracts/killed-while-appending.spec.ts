import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

import { type RecordedEvent } from '#event-store';
import { SqliteEventStore } from '#event-store-sqlite';

import { type Acknowledged } from './append-endlessly.js';

const ROUNDS = 5;
const PROCESSES = 2;

/** Starts a process that appends, kills it some time after its first append, and gives what it had acknowledged. */
async function appendUntilKilled(path: string, name: string, milliseconds: number): Promise<Acknowledged[]> {
  const child = spawn(
    process.execPath,
    ['test/run-typescript.js', 'test/contracts/append-endlessly.ts', path, name],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    },
  );
  const ended = once(child, 'exit');
  const acknowledged: Acknowledged[] = [];
  let kill: Promise<unknown> | undefined;
  for await (const line of createInterface(child.stdout)) {
    kill ??= wait(milliseconds).then(() => child.kill('SIGKILL'));
    // The very last line may have been cut off by the kill.
    if (line.endsWith('}')) acknowledged.push(JSON.parse(line) as Acknowledged);
  }
  const [, signal] = (await ended) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  return acknowledged;
}

describe('A SQLite event store whose processes are killed with -9 while they append', () => {
  let folder: string;
  let path: string;
  const acknowledged: Acknowledged[] = [];
  const stored: RecordedEvent[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entente-killed-'));
    path = join(folder, 'events.db');
    for (let round = 0; round < ROUNDS; round += 1) {
      const processes = Array.from({ length: PROCESSES }, (_, i) =>
        appendUntilKilled(path, `${i}`, 20 + Math.random() * 150),
      );
      acknowledged.push(...(await Promise.all(processes)).flat());
    }
    const store = new SqliteEventStore({ path });
    for await (const event of store.readAll()) stored.push(event);
    await store.close();
  }, 60_000);

  afterAll(() => rm(folder, { recursive: true }));

  it('has everything that was acknowledged, once, and where it was said to be', () => {
    expect(acknowledged.length).toBeGreaterThan(ROUNDS * PROCESSES);
    const byId = new Map(stored.map((event) => [event.eventId, event]));
    expect(byId.size).toBe(stored.length);
    for (const { stream, revision, position, eventIds } of acknowledged) {
      const events = eventIds.map((id) => byId.get(id));
      const revisions = eventIds.map((_, i) => revision - eventIds.length + 1 + i);
      expect(events.map((event) => event?.stream)).toEqual(eventIds.map(() => stream));
      expect(events.map((event) => event?.revision)).toEqual(revisions);
      expect(events.at(-1)?.position).toBe(position);
    }
  });

  it('has streams without gaps, and positions in order', () => {
    const next = new Map<string, number>();
    for (const { stream, revision } of stored) {
      expect(revision).toBe(next.get(stream) ?? 0);
      next.set(stream, revision + 1);
    }
    const positions = stored.map(({ position }) => position);
    expect(positions).toEqual([...new Set(positions)].sort());
  });

  it('has all events of an append, or none', () => {
    for (let at = 0; at < stored.length;) {
      const of = Number(stored[at]?.data['of']);
      const together = stored.slice(at, at + of);
      expect(together.map(({ data }) => data['i'])).toEqual(Array.from({ length: of }, (_, i) => i));
      expect(new Set(together.map(({ stream }) => stream)).size).toBe(1);
      at += of;
    }
  });
});
