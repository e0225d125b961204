import { PROJECTIONS } from '#projections';
import { type ProjectionWriter } from '#read-store';
import { MongodbReadStore } from '#read-store-mongodb';

/** A store whose collections and indexes are made, and a writer for each projection. */
export async function prepared(
  url: string,
): Promise<{ readonly store: MongodbReadStore; readonly writers: readonly ProjectionWriter[] }> {
  const store = new MongodbReadStore({ url });
  const lease = await store.acquireLease('projector', 'benchmark', 3_600_000);
  if (lease === undefined) throw new Error('Somebody else projects here.');
  const writers: ProjectionWriter[] = [];
  for (const { spec } of PROJECTIONS) writers.push(await store.writer(spec, lease));
  return { store, writers };
}
