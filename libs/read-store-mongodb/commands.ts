import {
  type AnyBulkWriteOperation,
  type ClientSession,
  type CollectionInfo,
  type CreateCollectionOptions,
  type Db,
  type Document,
  type Filter,
  type FindOptions,
  type OptionalUnlessRequiredId,
  type UpdateFilter,
  type WithId,
} from 'mongodb';

import { isDuplicateKey } from './failures.js';

interface CommandOptions {
  /** How long the server works on a command before it gives up, in milliseconds. */
  readonly maxTimeMS: number;
  /** Whose transaction the commands are part of. */
  readonly session?: ClientSession;
}

interface HelloAnswer {
  readonly setName?: string;
  readonly msg?: string;
  readonly localTime: Date;
}

/** Sends commands. None goes on in the server for longer than whoever sent it waits. */
export class Commands {
  constructor(
    private readonly db: Db,
    private readonly options: CommandOptions,
  ) {}

  get maxTimeMS(): number {
    return this.options.maxTimeMS;
  }

  /** The same commands as part of a transaction. */
  in(session: ClientSession): Commands {
    return new Commands(this.db, { ...this.options, session });
  }

  within(maxTimeMS: number): Commands {
    return new Commands(this.db, { ...this.options, maxTimeMS });
  }

  async hello(): Promise<HelloAnswer> {
    return (await this.db.command({ hello: 1, maxTimeMS: this.maxTimeMS })) as unknown as HelloAnswer;
  }

  async find<T extends Document>(
    collection: string,
    filter: Filter<T>,
    { limit = 0, ...options }: FindOptions = {},
  ): Promise<WithId<T>[]> {
    const cursor = this.db.collection<T>(collection).find(filter, { ...options, ...this.options });
    return cursor.limit(limit).toArray();
  }

  async count<T extends Document>(collection: string, filter: Filter<T>): Promise<number> {
    return this.db.collection<T>(collection).countDocuments(filter, this.options);
  }

  /** Inserts a document, or answers false where another has its `_id`. */
  async claim<T extends Document>(
    collection: string,
    document: OptionalUnlessRequiredId<T>,
  ): Promise<boolean> {
    try {
      await this.db.collection<T>(collection).insertOne(document, this.options);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /** In any order. */
  async insert<T extends Document>(
    collection: string,
    documents: OptionalUnlessRequiredId<T>[],
  ): Promise<void> {
    await this.db.collection<T>(collection).insertMany(documents, { ...this.options, ordered: false });
  }

  /** In any order. */
  async bulk<T extends Document>(collection: string, operations: AnyBulkWriteOperation<T>[]): Promise<void> {
    if (operations.length > 0)
      await this.db.collection<T>(collection).bulkWrite(operations, { ...this.options, ordered: false });
  }

  async update<T extends Document>(
    collection: string,
    filter: Filter<T>,
    update: UpdateFilter<T>,
  ): Promise<void> {
    await this.db.collection<T>(collection).updateOne(filter, update, this.options);
  }

  async delete<T extends Document>(collection: string, filter: Filter<T>): Promise<void> {
    await this.db.collection<T>(collection).deleteMany(filter, this.options);
  }

  async createCollection(name: string, options: CreateCollectionOptions): Promise<void> {
    await this.db.createCollection(name, { ...options, ...this.options });
  }

  async createIndex(collection: string, fields: readonly string[], name: string): Promise<void> {
    const keys = Object.fromEntries(fields.map((field) => [field, 1 as const]));
    await this.db.collection(collection).createIndex(keys, { name, ...this.options });
  }

  async indexesOf(collection: string): Promise<string[]> {
    const indexes = await this.db.collection(collection).listIndexes(this.options).toArray();
    return indexes.map(({ name }) => name as string);
  }

  async collections(filter: Document = {}): Promise<CollectionInfo[]> {
    return this.db.listCollections<CollectionInfo>(filter, { ...this.options, nameOnly: false }).toArray();
  }

  async drop(collection: string): Promise<void> {
    await this.db.dropCollection(collection, this.options);
  }
}
