import { type AnyBulkWriteOperation, MongoClient } from 'mongodb';
import { type Document, type Json } from '#read-store';
import { answerParent } from '../measuring/child.js';
import { type Documents, dropDatabase, perSecond, readBatches, type Task } from './batches.js';
import { prepared } from './prepare.js';

type Bulks = ReadonlyMap<string, AnyBulkWriteOperation<Document>[]>;

/**
 * Documents a second by the driver alone. What a batch has for a collection is one bulk, made before the clock
 * runs, by somebody who knows which documents are there already: he inserts the others.
 */
answerParent(async ({ url, batches: file }: Task): Promise<number> => {
  // The store itself makes the collections and indexes: they are the same.
  const { store } = await prepared(url);
  await store.close();
  const client = new MongoClient(url, { writeConcern: { w: 'majority' } });
  const there = await client.db().listCollections({}, { nameOnly: true }).toArray();
  const place = (collection: string): string =>
    there.find(({ name }) => name === `${collection}~1`)?.name ?? collection;
  const batches = await readBatches(file);
  const known = new Set<string>();
  const all = batches.map((batch) => bulksOf(batch, known));
  const speed = await perSecond(batches, async () => {
    for (const bulks of all)
      for (const [collection, bulk] of bulks)
        await client.db().collection<Document>(place(collection)).bulkWrite(bulk, { ordered: false });
  });
  await client.close();
  await dropDatabase(url);
  return speed;
});

/** Of several of one document the last: in a bulk without order they would meet one another. */
function bulksOf(batch: Documents, known: Set<string>): Bulks {
  const last = new Map<string, Map<string, Document>>();
  for (const { collection, document } of batch) {
    const some = last.get(collection) ?? new Map<string, Document>();
    last.set(collection, some.set(document._id, flat(document) as Document));
  }
  return new Map(
    [...last].map(([collection, documents]) => [
      collection,
      [...documents.values()].map((document) => {
        const name = `${collection}/${document._id}`;
        if (known.has(name)) return { replaceOne: { filter: { _id: document._id }, replacement: document } };
        known.add(name);
        return { insertOne: { document } };
      }),
    ]),
  );
}

/** FerretDB takes no lists of lists: the inner ones are text. */
function flat(value: Json | undefined): Json | undefined {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return value.map((item: Json) => (Array.isArray(item) ? JSON.stringify(item) : (flat(item) ?? null)));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, flat(inner)]));
}
