import { type Db, MongoClient, type MongoClientOptions } from 'mongodb';

import { ReadStoreUnavailable } from '#read-store';

import { inWordsOfThePort, findsNoServer } from './failures.js';

/** How long each step may take, in milliseconds, where the connection string says nothing else. */
const DEADLINES = {
  serverSelectionTimeoutMS: 3_000,
  connectTimeoutMS: 3_000,
  waitQueueTimeoutMS: 3_000,
  // Of one command: what a half-open connection costs at most.
  socketTimeoutMS: 10_000,
} satisfies MongoClientOptions;

/** Of a question that somebody waits for, from beginning to end. */
const READ_MILLISECONDS = 5_000;
/** Of anything else. Each of its commands has a deadline of its own, but a driver may forget one: see `#startAnew`. */
const OPERATION_MILLISECONDS = 120_000;
const DATABASE = 'entente';

/** The one place that knows how the server is reached. Connects by itself, and again after every failure. */
export class Connection {
  readonly db: Db;
  readonly #client: MongoClient;
  readonly #underway = new Set<Promise<unknown>>();
  #open = true;
  #connected = false;
  #ending: Promise<unknown> | undefined;
  #replicated: boolean | undefined;

  /** @param url as MongoDB writes them; the database is `entente` where it names none */
  constructor(url: string) {
    this.#client = new MongoClient(url, {
      ...unlessSaidIn(url, DEADLINES),
      appName: DATABASE,
      ignoreUndefined: true,
      readConcernLevel: 'majority',
      readPreference: 'primary',
      writeConcern: { w: 'majority' },
    });
    this.db = this.#client.db(databaseIn(url) ?? DATABASE);
  }

  /** A question that somebody waits for: there is an answer in time, or none. @throws as `use` */
  async ask<T>(question: () => Promise<T>): Promise<T> {
    return this.use(() => within(READ_MILLISECONDS, question()));
  }

  /** Anything else, which is finished before the store is closed. @throws ReadStoreUnavailable, ReadStoreUnusable */
  async use<T>(operation: () => Promise<T>): Promise<T> {
    if (!this.#open) throw new ReadStoreUnavailable('The read store was closed.');
    const running = within(OPERATION_MILLISECONDS, this.#connect().then(operation)).catch(
      (error: unknown) => {
        if (findsNoServer(error)) this.#startAnew();
        throw inWordsOfThePort(error);
      },
    );
    this.#underway.add(running);
    try {
      return await running;
    } finally {
      this.#underway.delete(running);
    }
  }

  /** Whether what is written travels to other servers, which a command waits for. */
  async isReplicated(): Promise<boolean> {
    this.#replicated ??= (await this.db.command({ hello: 1 }))['setName'] !== undefined;
    return this.#replicated;
  }

  /** The client connects by itself, too, but once that has failed it never tries again. */
  async #connect(): Promise<void> {
    if (this.#connected) return;
    await this.#ending;
    await this.#client.connect();
    this.#connected = true;
  }

  /**
   * A command that is sent in the moment in which its connection breaks is never settled by the driver (7.9: it waits
   * for a socket to drain that is closed already). If it was its look at the servers, it never looks again, and finds
   * none for good, though they are there. So whoever finds none closes all connections: the next call opens others.
   */
  #startAnew(): void {
    if (!this.#connected || !this.#open) return;
    this.#connected = false;
    this.#ending = this.#client.close().catch(() => undefined);
  }

  async close(): Promise<void> {
    this.#open = false;
    await Promise.allSettled(this.#underway);
    await this.#client.close();
  }
}

function unlessSaidIn(url: string, options: Readonly<Record<string, number>>): MongoClientOptions {
  const said = (name: string) => new RegExp(`[?&]${name}=`, 'i').test(url);
  return Object.fromEntries(Object.entries(options).filter(([name]) => !said(name)));
}

function databaseIn(url: string): string | undefined {
  const [, name] = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(url) ?? [];
  return name === undefined ? undefined : decodeURIComponent(name);
}

async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const message = `The read store did not answer within ${milliseconds} ms.`;
    timer = setTimeout(() => reject(new ReadStoreUnavailable(message)), milliseconds);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
