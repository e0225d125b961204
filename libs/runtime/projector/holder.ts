import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

interface Claim {
  readonly host: string;
  readonly pid: number;
  readonly holder: string;
}

/**
 * The name under which this process holds the projector's lease. A process that was killed leaves its lease
 * behind for some seconds; whoever starts next on the same machine takes over its name, and with it the lease.
 */
export function claimHolder(dataDir: string): string {
  const file = join(dataDir, 'projector.json');
  const holder = abandoned(file) ?? randomUUID();
  const claim: Claim = { host: hostname(), pid: process.pid, holder };
  try {
    writeFileSync(file, JSON.stringify(claim));
  } catch {
    // On a full disk nobody can take over later: then they wait until the lease has run out.
  }
  return holder;
}

/** The name in the file, if the process that wrote it is gone, and nobody else takes it at the same moment. */
function abandoned(file: string): string | undefined {
  const mine = `${file}.${process.pid}`;
  try {
    if (isAlive(JSON.parse(readFileSync(file, 'utf8')) as Claim)) return undefined;
    renameSync(file, mine);
    const { holder } = JSON.parse(readFileSync(mine, 'utf8')) as Claim;
    rmSync(mine);
    return typeof holder === 'string' ? holder : undefined;
  } catch {
    // There is no such file, or none that can be read: there is nothing to take over.
    return undefined;
  }
}

/** Of another machine nobody knows. This very process wrote it only if it is a thread that was started again. */
function isAlive({ host, pid }: Claim): boolean {
  if (host !== hostname()) return true;
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
