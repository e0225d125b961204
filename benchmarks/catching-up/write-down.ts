import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { SqliteEventStore } from '#event-store-sqlite';
import { SqliteReadStore } from '#read-store-sqlite';
import { type ProjectionWriter, type ReadStore, type WriteBatch } from '#read-store';
import { answerParent } from '../measuring/child.js';
import { followToTheEnd } from './follow.js';

type Told = (documents: WriteBatch['documents']) => void;

/** The same object, told of what passes through one of its methods. */
function overheard<T extends object>(
  target: T,
  method: keyof T,
  hear: (result: unknown, args: unknown[]) => unknown,
): T {
  return new Proxy(target, {
    get(_, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function') return value;
      if (key !== method) return value.bind(target) as unknown;
      return async (...args: unknown[]) => hear(await (value.apply(target, args) as Promise<unknown>), args);
    },
  });
}

const overheardWriter = (writer: ProjectionWriter, tell: Told): ProjectionWriter =>
  overheard(writer, 'write', (_, [batch]) => tell((batch as WriteBatch).documents));

const overheardStore = (store: ReadStore, tell: Told): ReadStore =>
  overheard(store, 'writer', (writer) => overheardWriter(writer as ProjectionWriter, tell));

/** Writes down every batch of documents that the projections write, one a line: what the floor writes, too. */
answerParent(
  async ({ path, into, batches }: { path: string; into: string; batches: string }): Promise<number> => {
    const events = new SqliteEventStore({ path });
    const store = new SqliteReadStore({ path: into });
    const file = createWriteStream(batches);
    let documents = 0;
    const tell: Told = (batch) => {
      documents += batch.length;
      if (batch.length > 0) file.write(`${JSON.stringify(batch)}\n`);
    };
    await followToTheEnd(events, overheardStore(store, tell));
    await finished(file.end());
    await store.close();
    await events.close();
    return documents;
  },
);
