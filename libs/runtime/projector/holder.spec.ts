import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimHolder } from './holder.js';

describe('the name under which a process projects', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'entente-holder-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const file = (): string => join(folder, 'projector.json');
  const claimedBy = (claim: object): void => writeFileSync(file(), JSON.stringify(claim));
  /** No process has it: numbers this high are not given. */
  const GONE = 2 ** 30;

  it('is its own, and written down', () => {
    const holder = claimHolder(folder);
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({ host: hostname(), pid: process.pid, holder });
  });

  it('is that of a process that is gone', () => {
    claimedBy({ host: hostname(), pid: GONE, holder: 'the one before' });
    expect(claimHolder(folder)).toBe('the one before');
  });

  it('is that of the thread of this process that ended', () => {
    expect(claimHolder(folder)).toBe(claimHolder(folder));
  });

  it('is not that of a process that lives, or of another machine', () => {
    claimedBy({ host: hostname(), pid: process.ppid, holder: 'alive' });
    expect(claimHolder(folder)).not.toBe('alive');
    claimedBy({ host: 'elsewhere.example', pid: GONE, holder: 'elsewhere' });
    expect(claimHolder(folder)).not.toBe('elsewhere');
  });

  it.each(['', '{', '{}', '7'])('is its own where nobody can read who was before: %j', (content) => {
    writeFileSync(file(), content);
    expect(claimHolder(folder)).toMatch(/^[0-9a-f-]{36}$/);
  });
});
