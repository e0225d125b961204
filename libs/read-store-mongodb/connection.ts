import { type ClientSession, MongoClient } from 'mongodb';

import { ReadStoreUnavailable } from '#read-store';

import { Commands } from './commands.js';
import { settingsOf } from './connection-string.js';
import { findsNoServer, inWordsOfThePort, isUnsupported } from './failures.js';

/** Of a question that somebody waits for, from beginning to end. */
const READ_MILLISECONDS = 5_000;
/** Of anything else. Each of its commands has a deadline of its own, but a driver may forget one: see `startAnew`. */
const OPERATION_MILLISECONDS = 120_000;

/** What the server at the other end can do. */
export interface Abilities {
  /** What is written travels to other servers, which a command waits for. */
  readonly replicated: boolean;
  readonly transactions: boolean;
}

/** The one place that knows how the server is reached. Connects by itself, and again after every failure. */
export class Connection {
  /** For what nobody waits for. */
  readonly commands: Commands;
  /** For questions that somebody waits for. */
  readonly questions: Commands;
  private readonly client: MongoClient;
  private readonly underway = new Set<Promise<unknown>>();
  private open = true;
  private connected = false;
  private ending: Promise<unknown> | undefined;
  private known: Abilities | undefined;

  /**
   * @param url as MongoDB writes them; the database is `entente` where it names none
   * @throws ReadStoreUnusable if it asks for what read models cannot do with
   */
  constructor(url: string) {
    const { database, options, commandMilliseconds } = settingsOf(url);
    this.client = new MongoClient(url, options);
    this.commands = new Commands(this.client.db(database), { maxTimeMS: commandMilliseconds });
    this.questions = this.commands.within(Math.min(commandMilliseconds, READ_MILLISECONDS));
  }

  /** A question that somebody waits for: there is an answer in time, or none. @throws as `use` */
  async ask<T>(question: () => Promise<T>): Promise<T> {
    return this.use(() => within(READ_MILLISECONDS, question()));
  }

  /** Anything else, which is finished before the store is closed. @throws ReadStoreUnavailable, ReadStoreUnusable */
  async use<T>(operation: () => Promise<T>): Promise<T> {
    if (!this.open) throw new ReadStoreUnavailable('The read store was closed.');
    const running = within(OPERATION_MILLISECONDS, this.connect().then(operation)).catch((error: unknown) => {
      if (findsNoServer(error)) this.startAnew();
      throw inWordsOfThePort(error);
    });
    this.underway.add(running);
    try {
      return await running;
    } finally {
      this.underway.delete(running);
    }
  }

  /** All that is written by these commands, or nothing of it. Works only where there are transactions. */
  async transact<T>(work: (commands: Commands) => Promise<T>): Promise<T> {
    return this.client.withSession((session) =>
      session.withTransaction(() => work(this.commands.in(session)), {
        readConcern: { level: 'snapshot' },
        writeConcern: { w: 'majority' },
        maxCommitTimeMS: this.commands.maxTimeMS,
      }),
    );
  }

  /** Members of a replica set and routers of a sharded cluster can do more than a server that stands alone. */
  async abilities(): Promise<Abilities> {
    if (this.known !== undefined) return this.known;
    const { setName, msg } = await this.commands.hello();
    const replicated = setName !== undefined || msg === 'isdbgrid';
    this.known = { replicated, transactions: replicated && (await this.canTransact()) };
    return this.known;
  }

  /** Not every server that says it is a member of a replica set has transactions: so one is tried. */
  private async canTransact(): Promise<boolean> {
    const tryOne = async (session: ClientSession): Promise<void> => {
      session.startTransaction({ maxCommitTimeMS: this.commands.maxTimeMS });
      await this.commands.in(session).find('entente_generations', {}, { limit: 1 });
      await session.commitTransaction();
    };
    try {
      await this.client.withSession(tryOne);
      return true;
    } catch (error) {
      if (isUnsupported(error)) return false;
      throw error;
    }
  }

  /** The client connects by itself, too, but once that has failed it never tries again. */
  private async connect(): Promise<void> {
    if (this.connected) return;
    await this.ending;
    await this.client.connect();
    this.connected = true;
  }

  /**
   * A command that is sent in the moment in which its connection breaks is never settled by the driver (7.9: it waits
   * for a socket to drain that is closed already). If it was its look at the servers, it never looks again, and finds
   * none for good, though they are there. So whoever finds none closes all connections: the next call opens others.
   */
  private startAnew(): void {
    if (!this.connected || !this.open) return;
    this.connected = false;
    this.known = undefined;
    this.ending = this.client.close().catch(() => undefined);
  }

  async close(): Promise<void> {
    this.open = false;
    await Promise.allSettled(this.underway);
    await this.client.close();
  }
}

async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const message = `The read store did not answer within ${milliseconds} ms.`;
    timer = setTimeout(() => reject(new ReadStoreUnavailable(message)), milliseconds);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
