import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { EXIT, Failure } from '../session/failure.js';
import { type ChainsChecked } from './chain-check.js';
import { type Finding } from './finding.js';
import { type TreeChecked } from './tree-check.js';

/** How far a verification has got. */
export interface State {
  /** Of the store of events. */
  readonly store: string;
  readonly allianceId?: string | undefined;
  readonly history: {
    /** The position of the last event that was looked at. */
    readonly after?: string | undefined;
    readonly chains?: ChainsChecked;
    readonly tree?: TreeChecked;
    readonly isDone: boolean;
  };
  readonly readModels: {
    /** The last stream, in order, whose documents were compared. */
    readonly after?: string;
    readonly alliances: number;
    /** What the events make, by collection. */
    readonly documents: Readonly<Record<string, number>>;
    readonly findings: readonly Finding[];
  };
}

const EVERY_MS = 1_000;

/** How far a verification has got, written down now and then, so that one that is broken off loses a second. */
export class Reached {
  private written = 0;

  private constructor(
    private readonly path: string | undefined,
    private current: State,
  ) {}

  /**
   * Goes on from where a run before was broken off, if it has left the file.
   * @param path none: nothing is written down
   * @throws Failure where the file is of something else
   */
  static begin(path: string | undefined, store: string, allianceId: string | undefined): Reached {
    const before = path !== undefined && existsSync(path) ? read(path) : undefined;
    if (before !== undefined && (before.store !== store || before.allianceId !== allianceId))
      throw new Failure(
        `${path} is of the verification of something else. Remove it, or name another file.`,
        EXIT.usage,
      );
    const readModels = { alliances: 0, documents: {}, findings: [] };
    return new Reached(path, before ?? { store, allianceId, history: { isDone: false }, readModels });
  }

  get state(): State {
    return this.current;
  }

  move(change: Partial<State>): void {
    this.current = { ...this.current, ...change };
    if (this.path === undefined || Date.now() - this.written < EVERY_MS) return;
    writeFileSync(`${this.path}.new`, JSON.stringify(this.current));
    renameSync(`${this.path}.new`, this.path);
    this.written = Date.now();
  }

  /** There is nothing to go on with. */
  end(): void {
    if (this.path !== undefined) rmSync(this.path, { force: true });
  }
}

function read(path: string): State {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as State;
  } catch (error) {
    throw new Failure(`${path} cannot be read: ${(error as Error).message}`, EXIT.usage);
  }
}
