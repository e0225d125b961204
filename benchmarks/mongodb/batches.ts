import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { MongoClient } from 'mongodb';
import { type WriteBatch } from '#read-store';

export type Documents = WriteBatch['documents'];

/** What each side is given: the server, a database of its own, and the file of batches, one a line. */
export interface Task {
  readonly url: string;
  readonly batches: string;
}

export async function readBatches(file: string): Promise<Documents[]> {
  const batches: Documents[] = [];
  for await (const line of createInterface({ input: createReadStream(file) }))
    batches.push(JSON.parse(line) as Documents);
  return batches;
}

/** Documents a second, of so many. */
export async function perSecond(batches: readonly Documents[], write: () => Promise<void>): Promise<number> {
  const documents = batches.reduce((sum, { length }) => sum + length, 0);
  const began = performance.now();
  await write();
  return documents / ((performance.now() - began) / 1000);
}

export async function dropDatabase(url: string): Promise<void> {
  const client = new MongoClient(url);
  await client.db().dropDatabase();
  await client.close();
}
