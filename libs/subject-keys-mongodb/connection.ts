import { type Db, MongoClient, MongoServerError, type MongoClientOptions } from 'mongodb';

import { EventStoreUnavailable } from '#event-store';
import { SubjectKeysUnusable } from '#subject-keys';

const DATABASE = 'entente';
const DUPLICATE_KEY = 11_000;

/** What is acknowledged is with a majority of the servers, and what is read is what was acknowledged. */
const OPTIONS: MongoClientOptions = {
  appName: DATABASE,
  ignoreUndefined: true,
  readConcernLevel: 'majority',
  readPreference: 'primary',
  writeConcern: { w: 'majority' },
  serverSelectionTimeoutMS: 3_000,
  connectTimeoutMS: 3_000,
  waitQueueTimeoutMS: 3_000,
  socketTimeoutMS: 10_000,
};

/** The one place that knows how the server is reached. Connects when it is first used. */
export class Connection {
  private readonly client: MongoClient;
  private readonly db: Db;
  private prepared: Promise<void> | undefined;

  /**
   * @param prepare is carried out once before anything else
   * @throws SubjectKeysUnusable for a URL that cannot be obeyed
   */
  constructor(
    url: string,
    private readonly prepare: (db: Db) => Promise<void>,
  ) {
    try {
      this.client = new MongoClient(url, OPTIONS);
    } catch (error) {
      throw new SubjectKeysUnusable(
        `The address of the keys of personal texts is not right: ${(error as Error).message}`,
        {
          cause: error,
        },
      );
    }
    const named = /^[a-z+]+:\/\/[^/]+\/([^?]+)/.exec(url)?.[1];
    this.db = this.client.db(named === undefined ? DATABASE : decodeURIComponent(named));
  }

  /** @throws EventStoreUnavailable */
  async use<T>(operation: (db: Db) => Promise<T>): Promise<T> {
    try {
      await (this.prepared ??= this.prepare(this.db).catch((error: unknown) => {
        this.prepared = undefined;
        throw error;
      }));
      return await operation(this.db);
    } catch (error) {
      if (error instanceof MongoServerError && error.code === DUPLICATE_KEY) throw new Taken();
      throw new EventStoreUnavailable(`The keys in MongoDB cannot be reached: ${(error as Error).message}`, {
        cause: error,
        reason: 'The keys of personal texts cannot be reached at the moment.',
      });
    }
  }

  async close(): Promise<void> {
    await this.client.close();
  }
}

/** A document with that `_id` is there already. */
export class Taken extends Error {
  override readonly name = 'Taken';
}
