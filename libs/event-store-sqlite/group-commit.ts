import type { DatabaseSyncInstance } from '@photostructure/sqlite';

import { EventStoreUnavailable, WrongExpectedRevision } from '#event-store';

/**
 * Something to do inside of a transaction, at once. It refuses by throwing WrongExpectedRevision, before it
 * has written anything. Whatever else it throws undoes the transaction; it is then done again by itself.
 */
export type Task<T> = (company: 'together' | 'alone') => T;

/** Is told what becomes of transactions. */
export interface TransactionObserver {
  begun(): void;
  committed(): void;
  rolledBack(): void;
}

interface Waiting {
  readonly task: Task<unknown>;
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Commits what comes in during one turn of the event loop together: one sync of the disk serves all. Each
 * is told of its own outcome, and only after the commit.
 */
export class GroupCommit {
  #waiting: Waiting[] = [];
  readonly #database: DatabaseSyncInstance;
  readonly #observer: TransactionObserver;
  readonly #begin;
  readonly #commit;

  constructor(database: DatabaseSyncInstance, observer: TransactionObserver) {
    this.#database = database;
    this.#observer = observer;
    // IMMEDIATE, because other processes write as well: what is read in here cannot become outdated.
    this.#begin = database.prepare('BEGIN IMMEDIATE');
    this.#commit = database.prepare('COMMIT');
  }

  run<T>(task: Task<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#waiting.push({ task, resolve, reject }) === 1) setImmediate(() => this.flush());
    });
  }

  /** Does what is waiting now, without waiting for more. */
  flush(): void {
    const group = this.#waiting;
    this.#waiting = [];
    if (group.length === 0) return;
    try {
      this.#transact(group, 'together');
    } catch (error) {
      if (error instanceof TaskFailed) for (const one of group) this.#alone(one);
      else for (const one of group) one.reject(unavailable(error));
    }
  }

  #alone(one: Waiting): void {
    try {
      this.#transact([one], 'alone');
    } catch (error) {
      one.reject(unavailable(error instanceof TaskFailed ? error.cause : error));
    }
  }

  #transact(group: readonly Waiting[], company: 'together' | 'alone'): void {
    try {
      this.#begin.run();
      this.#observer.begun();
      const tellOutcomes = group.map((one) => attempt(one, company));
      this.#commit.run();
      this.#observer.committed();
      for (const tell of tellOutcomes) tell();
    } catch (error) {
      this.#observer.rolledBack();
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }
}

class TaskFailed extends Error {}

/** Does a task, and gives what tells of its outcome, once that is certain. */
function attempt({ task, resolve, reject }: Waiting, company: 'together' | 'alone'): () => void {
  try {
    const result = task(company) as never;
    return () => resolve(result);
  } catch (error) {
    if (error instanceof WrongExpectedRevision) return () => reject(error);
    throw new TaskFailed('A task failed.', { cause: error });
  }
}

function unavailable(cause: unknown): EventStoreUnavailable {
  return new EventStoreUnavailable(`The event store could not append: ${(cause as Error).message}.`, {
    cause,
  });
}
