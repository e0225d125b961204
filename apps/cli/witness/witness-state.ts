import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyIn, SignedMemory } from '#runtime';
import {
  type Checkpoint,
  COSIGNATURE_ED25519,
  COSIGNATURE_ML_DSA_44,
  parseCheckpoint,
  parseNote,
  type Signer,
} from '#transparency-log';
import { EXIT, Failure } from '../session/failure.js';

/** What a witness has in its folder: its keys, and the last checkpoint of each log that it has cosigned. */
export class WitnessState {
  readonly signers: readonly Signer[];
  private readonly seen: SignedMemory;
  private readonly lock: string;

  /** @throws Failure while another process uses the folder: two could cosign a fork between them */
  constructor(folder: string, name: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.lock = join(folder, 'witness.pid');
    takeLock(this.lock);
    this.signers = [
      keyIn(join(folder, 'ed25519.key'), name, COSIGNATURE_ED25519),
      keyIn(join(folder, 'ml-dsa-44.key'), name, COSIGNATURE_ML_DSA_44),
    ];
    this.seen = new SignedMemory(join(folder, 'cosigned'));
  }

  latest(origin: string): Checkpoint | undefined {
    const note = this.seen.last(origin);
    return note === undefined ? undefined : parseCheckpoint(parseNote(note).text);
  }

  /** Durable once it returns. */
  remember(note: string): void {
    this.seen.remember(note);
  }

  close(): void {
    rmSync(this.lock, { force: true });
  }
}

function takeLock(file: string): void {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const pid = Number(readFileSync(file, 'utf8'));
    if (isAlive(pid))
      throw new Failure(`The witness of this folder runs already, as process ${pid}.`, EXIT.usage);
    rmSync(file, { force: true });
    takeLock(file);
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
