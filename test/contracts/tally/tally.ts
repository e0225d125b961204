import {
  type Document,
  type Lease,
  type ProjectionSpec,
  type ProjectionWriter,
  type ReadStore,
  type WriteBatch,
} from '#read-store';

/** So many things happened to somebody. */
export interface Happening {
  readonly position: string;
  readonly name: string;
  readonly amount: number;
}

/** A tally for each name, which is wrong as soon as anything counts twice or not at all, and an entry for each happening. */
export const TALLIES = 'tallies';
export const ENTRIES = 'entries';

export const TALLY: ProjectionSpec = {
  name: 'tally',
  version: 1,
  collections: [
    { name: TALLIES, indexes: [['sum']] },
    { name: ENTRIES, indexes: [['name', 'position']] },
  ],
};

export const at = (n: number): string => n.toString().padStart(12, '0');

export function happenings(count: number, names = 40): Happening[] {
  return Array.from({ length: count }, (_, n) => ({
    position: at(n + 1),
    name: `name-${(n * 7919) % names}`,
    amount: (n % 13) + 0.25,
  }));
}

/** What some happenings make of what is written. */
export async function tallied(writer: ProjectionWriter, some: readonly Happening[]): Promise<WriteBatch> {
  const stored = await writer.getMany(TALLIES, [...new Set(some.map(({ name }) => name))]);
  const tallies = new Map(stored.map((document) => [document._id, document]));
  const entries: Document[] = [];
  for (const { name, amount, position } of some) {
    const before = tallies.get(name) ?? { count: 0, sum: 0 };
    const [count, sum] = [Number(before['count']) + 1, Number(before['sum']) + amount];
    tallies.set(name, { _id: name, count, sum, position });
    entries.push({ _id: `${name}-${count}`, name, sum, position });
  }
  return {
    documents: [
      ...entries.map((document) => ({ collection: ENTRIES, document })),
      ...[...tallies.values()].map((document) => ({ collection: TALLIES, document })),
    ],
    checkpoint: some.at(-1)?.position ?? '',
  };
}

export interface TallyOptions {
  readonly batch?: number;
  readonly onBatch?: (checkpoint: string) => unknown;
}

/** Tallies from the checkpoint to the end. */
export async function tallyAll(
  store: ReadStore,
  lease: Lease,
  all: readonly Happening[],
  { batch = 50, onBatch }: TallyOptions = {},
): Promise<void> {
  const writer = await store.writer(TALLY, lease);
  const checkpoint = (await writer.checkpoint()) ?? '';
  const news = all.filter(({ position }) => position > checkpoint);
  for (let from = 0; from < news.length; from += batch) {
    const next = await tallied(writer, news.slice(from, from + batch));
    await onBatch?.(next.checkpoint);
    await writer.write(next);
  }
}

/** Every document there is, byte by byte. */
export async function everything(store: ReadStore): Promise<string[]> {
  const found = [TALLIES, ENTRIES].map((collection) => store.find(collection, { sort: [['_id', 'asc']] }));
  return (await Promise.all(found)).flat().map((document) => JSON.stringify(document));
}
