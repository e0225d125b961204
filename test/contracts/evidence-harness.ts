import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AuditTrail } from '#application';
import { type EventStore, type HashedEvent, hashChained } from '#event-store';
import { BundleRefused, identity, makeBundle, openLog, verifyBundle } from '#runtime';
import { MemoryEventStore } from '#testing';
import { canonicalJson, parsePolicy } from '#transparency-log';

const ALLIANCE = 'valley';
const now = (): string => '2026-11-28T10:00:00.000Z';

export type Line = Record<string, unknown>;
export type EventLine = Line & { event: HashedEvent; proof: string };

export const read = (line: string): Line => JSON.parse(line) as Line;
export const written = (line: Line): string => `${canonicalJson(line)}\n`;

/** Events of two alliances in turn. */
async function append(store: EventStore, from: number, to: number): Promise<void> {
  for (let revision = from; revision < to; revision += 1)
    for (const alliance of [ALLIANCE, 'hill']) {
      const data = { text: `é ${revision} "\u2028"`, n: 0.1 * revision };
      const metadata = { recordedAt: now(), recordedBy: 'ann', occurredOn: '2026' };
      const event = { eventId: identity.fresh(), type: 'MeetingHeld', data, metadata };
      await store.append(`alliance-${alliance}`, [event], revision === 0 ? 'no-stream' : revision - 1);
    }
}

/** Two bundles of an alliance, one of them older, and the public key of their log. @param folder for files of the log */
export async function madeIn(folder: string): Promise<{ older: string[]; bundle: string[]; logKey: string }> {
  const stored = new MemoryEventStore();
  const store = hashChained(stored);
  const log = openLog({ dataDir: folder, log: {} } as Parameters<typeof openLog>[0], stored, () => undefined);
  const sources = {
    stored,
    log,
    audit: new AuditTrail({ store, identity, now }),
    keysIn: () => Promise.resolve([]),
    now,
  };
  const asker = { caller: 'ann', correlationId: 'trail', through: 'http' as const, purpose: 'case 17' };
  const made = async (): Promise<string[]> => {
    const lines: string[] = [];
    for await (const line of await makeBundle(ALLIANCE, asker, sources)) lines.push(line);
    return lines;
  };
  await append(store, 0, 3);
  const older = await made();
  await append(store, 3, 7);
  const bundle = await made();
  return { older, bundle, logKey: (await log.state())?.keys.at(-1)?.verifierKey ?? '' };
}

export interface Found {
  readonly problem: string;
  readonly where: string;
}

export const GOOD: Found = { problem: 'verified', where: '' };

export function byUs(bytes: string, text: string): Found {
  try {
    verifyBundle(Buffer.from(bytes), parsePolicy(text));
    return GOOD;
  } catch (error) {
    if (!(error instanceof BundleRefused)) throw error;
    const { line, event } = error.place;
    return { problem: error.problem, where: `line ${line}${event === undefined ? '' : `, event ${event}`}` };
  }
}

function byScript(
  program: string,
  script: string,
  bytes: string,
  text: string,
  folder: string,
): Promise<Found> {
  const [file, policyFile] = [join(folder, `${script}.bundle`), join(folder, `${script}.policy`)];
  writeFileSync(file, bytes);
  writeFileSync(policyFile, text);
  return new Promise((resolve, reject) => {
    const parameters = [join('samples/verify', script), file, '--policy', policyFile];
    execFile(program, parameters, (error, stdout, stderr) => {
      const [, problem = '', where = ''] = /^not verified: (\S+) \(([^)]+)\)/.exec(stdout) ?? [];
      if (error === null && stdout.startsWith('verified: ')) resolve(GOOD);
      else if (error?.code === 1 && problem !== '') resolve({ problem, where });
      else reject(new Error(`${script}: ${stdout}${stderr}`));
    });
  });
}

/** What all three verifiers say, which must be the same. @param folder for files of theirs */
export async function verdictOf(bytes: string, policy: string, folder: string): Promise<Found> {
  const ours = byUs(bytes, policy);
  const others = await Promise.all([
    byScript(process.execPath, 'verify-evidence.mjs', bytes, policy, folder),
    byScript('python3', 'verify_evidence.py', bytes, policy, folder),
  ]);
  expect(others).toEqual([ours, ours]);
  return ours;
}
