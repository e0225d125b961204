import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A file system of a few megabytes, in memory. Where nobody may mount one, what a process may write is limited instead:
 * then it meets errors of the disk that are not quite those of one that is full.
 */
export class SmallDisk {
  private constructor(
    readonly folder: string,
    private readonly isMounted: boolean,
  ) {}

  static mount(): SmallDisk {
    const folder = mkdtempSync(join(tmpdir(), 'entente-disk-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', folder], { stdio: 'ignore' });
      return new SmallDisk(folder, true);
    } catch {
      process.stderr.write(
        'No file system can be mounted here: what the service may write is limited instead.\n',
      );
      return new SmallDisk(folder, false);
    }
  }

  private get filler(): string {
    return join(this.folder, 'filler');
  }

  /** Leaves no room for the files of a process. */
  fill(pid: number): void {
    if (!this.isMounted) return this.limit(pid, '1');
    const { bavail, bsize } = statfsSync(this.folder);
    try {
      writeFileSync(this.filler, Buffer.alloc((bavail + 1) * bsize));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }

  free(pid: number): void {
    if (!this.isMounted) return this.limit(pid, 'unlimited');
    rmSync(this.filler);
  }

  /** Lets nobody write, not even whoever may do everything. */
  protect(): void {
    if (this.isMounted) execFileSync('mount', ['-o', 'remount,ro', this.folder]);
    else execFileSync('chmod', ['-R', 'a-w', this.folder]);
  }

  unmount(): void {
    if (this.isMounted) execFileSync('umount', ['--lazy', this.folder]);
    else execFileSync('chmod', ['-R', 'u+w', this.folder]);
    rmSync(this.folder, { recursive: true });
  }

  private limit(pid: number, bytes: string): void {
    execFileSync('prlimit', [`--pid=${pid}`, `--fsize=${bytes}:`]);
  }
}
