import { randomBytes, randomUUID } from 'node:crypto';

import { Binary, type Collection, type Db } from 'mongodb';

import { type Destruction, type Erasure, type SubjectKey, type SubjectKeyStore } from '#subject-keys';

import { Connection, Taken } from './connection.js';

const SECRET_BYTES = 32;

/** A key. `_id` is its scope and subject, and how many keys these had before: so there is one in use at most. */
interface KeyRecord {
  readonly _id: string;
  readonly key: string;
  readonly scope: string;
  readonly subject: string;
  readonly secret?: Binary | null;
  readonly destroyedAt?: string | null;
}

/** An erasure. It counts as done once its keys are destroyed: an interrupted one is gone on with. */
interface ErasureRecord extends Omit<Erasure, 'id'> {
  readonly _id: string;
  readonly subjects: readonly string[];
  readonly done: boolean;
  readonly recorded: boolean;
}

/** Keys in MongoDB. Any number of processes may have them open. Needs no transactions. */
export class MongodbSubjectKeys implements SubjectKeyStore {
  private readonly connection: Connection;

  /** Connects when it is first asked for something. @throws SubjectKeysUnusable */
  constructor(url: string) {
    this.connection = new Connection(url, createIndexes);
  }

  async keysIn(scope: string): Promise<readonly SubjectKey[]> {
    return this.connection.use(async (db) => (await keys(db).find({ scope }).toArray()).map(keyOf));
  }

  async keysFor(scope: string, subjects: readonly string[]): Promise<readonly SubjectKey[]> {
    return Promise.all(subjects.map((subject) => this.keyFor(scope, subject)));
  }

  async scopesOf(subjects: readonly string[]): Promise<readonly string[]> {
    const found = await this.connection.use((db) =>
      keys(db)
        .find({ subject: { $in: [...subjects] } })
        .toArray(),
    );
    return [...new Set(found.map(({ scope }) => scope))].sort();
  }

  async destroy({ id, subjects, ...erasure }: Destruction): Promise<void> {
    const record = { ...erasure, _id: id, subjects, done: false, recorded: false };
    await this.connection.use((db) => erasures(db).insertOne(record)).catch(unlessTaken);
    await this.carryOut(record);
  }

  async unrecorded(): Promise<readonly Erasure[]> {
    const found = await this.connection.use((db) =>
      erasures(db).find({ recorded: false }).sort({ at: 1 }).toArray(),
    );
    for (const record of found) if (!record.done) await this.carryOut(record);
    return found.map(({ _id: id, scope, partner, at, by, reason }) => ({
      id,
      scope,
      ...(partner !== undefined && { partner }),
      at,
      by,
      reason,
    }));
  }

  async markRecorded(erasureId: string): Promise<void> {
    await this.connection.use((db) =>
      erasures(db).updateOne({ _id: erasureId }, { $set: { recorded: true } }),
    );
  }

  /** How many erasures are done. */
  async generation(): Promise<number> {
    return this.connection.use((db) => erasures(db).countDocuments({ done: true }));
  }

  async *everything(): AsyncGenerator<{ readonly scope: string; readonly key: SubjectKey }> {
    const all = await this.connection.use((db) => keys(db).find({}).toArray());
    for (const record of all) yield { scope: record.scope, key: keyOf(record) };
  }

  async take(scope: string, { id, subject, secret, destroyedAt }: SubjectKey): Promise<void> {
    await this.connection.use(async (db) => {
      const [there] = await keys(db).find({ key: id }).limit(1).toArray();
      if (there !== undefined) {
        if (destroyedAt !== undefined && isInUse(there)) await this.overwrite(db, there, destroyedAt);
        return;
      }
      const before = await keys(db).find({ scope, subject }).toArray();
      await keys(db).insertOne({
        _id: recordId(scope, subject, before.length),
        key: id,
        scope,
        subject,
        ...(secret && { secret: new Binary(secret) }),
        ...(destroyedAt !== undefined && { destroyedAt }),
      });
    });
  }

  async close(): Promise<void> {
    await this.connection.close();
  }

  private async keyFor(scope: string, subject: string): Promise<SubjectKey> {
    for (;;) {
      const there = await this.connection.use((db) => keys(db).find({ scope, subject }).toArray());
      const inUse = there.find(isInUse);
      if (inUse !== undefined) return keyOf(inUse);
      const made = { id: randomUUID(), subject, secret: randomBytes(SECRET_BYTES) };
      const record = {
        _id: recordId(scope, subject, there.length),
        key: made.id,
        scope,
        subject,
        secret: new Binary(made.secret),
      };
      try {
        await this.connection.use((db) => keys(db).insertOne(record));
        return made;
      } catch (error) {
        // Somebody else was quicker: theirs is found next.
        unlessTaken(error);
      }
    }
  }

  private async carryOut({ _id, scope, subjects, at }: ErasureRecord): Promise<void> {
    await this.connection.use(async (db) => {
      const found = await keys(db)
        .find({ scope, subject: { $in: [...subjects] } })
        .toArray();
      for (const record of found.filter(isInUse)) await this.overwrite(db, record, at);
      await erasures(db).updateOne({ _id }, { $set: { done: true } });
    });
  }

  private async overwrite(db: Db, { _id }: KeyRecord, destroyedAt: string): Promise<void> {
    await keys(db).updateOne({ _id }, { $set: { secret: null, destroyedAt } });
  }
}

const keys = (db: Db): Collection<KeyRecord> => db.collection('entente_subject_keys');
const erasures = (db: Db): Collection<ErasureRecord> => db.collection('entente_erasures');

/** By what keys are looked up: those of a scope whenever an alliance is read, and by its id when keys are copied. */
async function createIndexes(db: Db): Promise<void> {
  for (const field of ['scope', 'subject', 'key'])
    await keys(db).createIndex({ [field]: 1 }, { name: field });
  await erasures(db).createIndex({ done: 1 }, { name: 'done' });
}

const recordId = (scope: string, subject: string, before: number): string => `${scope}/${subject}/${before}`;

const isInUse = ({ secret }: KeyRecord): boolean => secret !== undefined && secret !== null;

function keyOf({ key: id, subject, secret, destroyedAt }: KeyRecord): SubjectKey {
  return {
    id,
    subject,
    ...(secret && { secret: secret.buffer }),
    ...(typeof destroyedAt === 'string' && { destroyedAt }),
  };
}

function unlessTaken(error: unknown): void {
  if (!(error instanceof Taken)) throw error;
}
