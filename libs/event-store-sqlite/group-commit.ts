import { type DatabaseSyncInstance } from '@photostructure/sqlite';

import { WrongExpectedRevision } from '#event-store';
import { type DatabaseFile, isBusy } from '#sqlite';

import { failed, Gone } from './faults.js';

/** What is done inside of transactions, and told of them. */
export interface TransactionScript<Request, Result> {
  begun(): void;
  /**
   * Does what is asked, at once. It refuses by throwing WrongExpectedRevision, before it has written
   * anything. Whatever else it, or `committing`, throws undoes the transaction.
   */
  perform(request: Request): Result;
  /** As `perform`, for a request by itself that came in a transaction that was undone. */
  performAlone(request: Request): Result;
  committing(): void;
  committed(): void;
  rolledBack(): void;
}

/**
 * Commits what comes in during one turn of the event loop together: one sync of the disk serves all. Each
 * is told of its own outcome, and only after the commit.
 */
export class GroupCommit<Request, Result> {
  private group: Pending<Request, Result>[] = [];
  private lastFault: unknown;
  private readonly database: DatabaseSyncInstance;
  private readonly script: TransactionScript<Request, Result>;
  private readonly begin;
  private readonly commit;
  private readonly flushLater = () => this.flush();
  private readonly perform = (request: Request) => this.script.perform(request);
  private readonly performAlone = (request: Request) => this.script.performAlone(request);

  constructor(
    private readonly file: DatabaseFile,
    script: TransactionScript<Request, Result>,
  ) {
    const { database } = file;
    this.database = database;
    this.script = script;
    // IMMEDIATE, because other processes write as well: what is read in here cannot become outdated.
    this.begin = database.prepare('BEGIN IMMEDIATE');
    this.commit = database.prepare('COMMIT');
  }

  /** Tries whether what was in the way of the last transaction still is; nothing, if that was committed. */
  probe(write: () => void): void {
    if (this.lastFault === undefined) return;
    try {
      write();
      this.lastFault = undefined;
    } catch (error) {
      throw failed('append', error);
    }
  }

  submit(request: Request): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      if (this.group.push(new Pending<Request, Result>(request, resolve, reject)) === 1)
        setImmediate(this.flushLater);
    });
  }

  /** Does what has come in by now, without waiting for more. */
  flush(): void {
    const group = this.group;
    this.group = [];
    if (group.length === 0) return;
    try {
      this.transact(group, this.perform);
    } catch (error) {
      // Another process has kept on writing for longer than we wait: so it would for each of a group.
      if (isBusy(error)) for (const one of group) one.reject(failed('append', error));
      else for (const one of group) this.redo(one);
    }
  }

  /** One of a group has undone the work of all: each by itself, it fails alone. */
  private redo(one: Pending<Request, Result>): void {
    try {
      this.transact([one], this.performAlone);
    } catch (error) {
      one.reject(failed('append', error));
    }
  }

  private transact(group: readonly Pending<Request, Result>[], perform: (request: Request) => Result): void {
    try {
      this.requireInPlace();
      this.begin.run();
      this.script.begun();
      for (const one of group) one.attempt(perform);
      this.script.committing();
      this.commit.run();
      // Nobody would find again what was written into a file that was removed meanwhile.
      this.requireInPlace();
    } catch (error) {
      this.lastFault = error;
      this.script.rolledBack();
      if (this.database.isTransaction) this.database.exec('ROLLBACK');
      throw error;
    }
    this.lastFault = undefined;
    for (const one of group) one.settle();
    this.script.committed();
  }

  private requireInPlace(): void {
    if (!this.file.isInPlace) throw new Gone();
  }
}

/** A request whose outcome is not certain yet. */
class Pending<Request, Result> {
  private result: Result | undefined;
  private refusal: WrongExpectedRevision | undefined;

  constructor(
    readonly request: Request,
    private readonly resolve: (result: Result) => void,
    readonly reject: (error: Error) => void,
  ) {}

  /** Keeps what becomes of it, be it a result or a refusal. */
  attempt(perform: (request: Request) => Result): void {
    this.refusal = undefined;
    try {
      this.result = perform(this.request);
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision)) throw error;
      this.refusal = error;
    }
  }

  /** Tells of the outcome, now that it is certain. */
  settle(): void {
    if (this.refusal === undefined) this.resolve(this.result as Result);
    else this.reject(this.refusal);
  }
}
