import { MemoryEventStore, MemoryLog } from '#testing';
import { CachedFold, type Fold } from './cached-fold.js';
import { EventStoreUnavailable } from './errors.js';
import { type ReadStreamOptions } from './event-store.js';
import { type NewEvent, type RecordedEvent } from './recorded-event.js';
import { type Snapshot } from './snapshot-store.js';

const STREAM = 'numbers';

class NumbersBefore extends Error {}

/** The sum of numbers, and the latest of them, which a slim or restored state leaves out. */
interface Sum {
  readonly sum: number;
  readonly numbers: readonly number[] | undefined;
}

const add = (state: Sum | undefined, { data }: RecordedEvent): Sum => {
  const n = Number(data['n']);
  if (n < 0 && state?.numbers === undefined) throw new NumbersBefore();
  return { sum: (state?.sum ?? 0) + n, numbers: state ? state.numbers && [...state.numbers, n] : [n] };
};

const sums: Fold<Sum> = {
  evolve: (state, events) => events.reduce<Sum | undefined>(add, state),
  needsEarlierEvents: (error) => error instanceof NumbersBefore,
  bytesOf: ({ numbers }) => 9 + (numbers?.length ?? 0) * 100,
  slim: ({ sum }) => ({ sum, numbers: undefined }),
  snapshots: {
    name: 'sum-1',
    write: ({ sum }) => String(sum),
    read: (text) => (text === 'gibberish' ? undefined : { sum: Number(text), numbers: undefined }),
  },
};

/** A store that tells how many events were read. */
class CountingStore extends MemoryEventStore {
  read = 0;

  override async *readStream(stream: string, options?: ReadStreamOptions): AsyncGenerator<RecordedEvent> {
    for await (const event of super.readStream(stream, options)) {
      this.read += 1;
      yield event;
    }
  }

  /** How many events some work reads. */
  async readBy(work: () => Promise<unknown>): Promise<number> {
    const before = this.read;
    await work();
    return this.read - before;
  }
}

const numbers = (count: number, n = 1): NewEvent[] =>
  Array.from({ length: count }, () => ({
    eventId: crypto.randomUUID(),
    type: 'Counted',
    data: { n },
    metadata: {},
  }));

async function given(
  count: number,
  { log = new MemoryLog(), maxBytes = 1_000_000 } = {},
): Promise<{ store: CountingStore; sumsIn: CachedFold<Sum> }> {
  const store = new CountingStore(log);
  if (count > 0) await store.append(STREAM, numbers(count), 'any');
  return { store, sumsIn: new CachedFold({ store, fold: sums, maxBytes }) };
}

describe('a cached fold', () => {
  it('of nothing is nothing', async () => {
    const { sumsIn } = await given(0);
    expect(await sumsIn.current(STREAM)).toMatchObject({ state: undefined, revision: -1 });
  });

  it('reads what is new, and nothing twice', async () => {
    const { store, sumsIn } = await given(5);
    expect(await store.readBy(() => sumsIn.current(STREAM))).toBe(5);
    await store.append(STREAM, numbers(2), 4);
    expect((await sumsIn.known(STREAM)).revision).toBe(4);
    expect(await store.readBy(() => sumsIn.current(STREAM))).toBe(2);
    expect(await sumsIn.known(STREAM)).toMatchObject({ state: { sum: 7 }, revision: 6 });
  });

  it('gives back the very same where nothing is new', async () => {
    const { sumsIn } = await given(3);
    expect(await sumsIn.current(STREAM)).toBe(await sumsIn.current(STREAM));
  });

  it('remembers what it is told', async () => {
    const { store, sumsIn } = await given(3);
    const before = await sumsIn.current(STREAM);
    const [event] = numbers(1);
    if (event === undefined) throw new Error('There is one.');
    const { revision, position } = await store.append(STREAM, [event], 2);
    const recorded = { ...event, stream: STREAM, revision, position };
    sumsIn.remember(STREAM, before, add(before.state, recorded), recorded);
    expect(await store.readBy(() => sumsIn.current(STREAM))).toBe(0);
    expect(await sumsIn.known(STREAM)).toMatchObject({ state: { sum: 4 }, revision: 3 });
  });

  it('shares a reading among all who ask meanwhile, and shows each what was recorded when it asked', async () => {
    const { store, sumsIn } = await given(10);
    let asked: Promise<unknown[]> = Promise.resolve([]);
    const read = await store.readBy(async () => {
      const first = sumsIn.current(STREAM);
      await store.append(STREAM, numbers(1), 9);
      asked = Promise.all(Array.from({ length: 50 }, () => sumsIn.current(STREAM)));
      await Promise.all([first, asked]);
    });
    expect(new Set(await asked).size).toBe(1);
    expect((await asked)[0]).toMatchObject({ state: { sum: 11 } });
    expect(read).toBeLessThanOrEqual(12);
  });

  it('reads all once more where an event needs those before it', async () => {
    const { store, sumsIn } = await given(2_000);
    await sumsIn.current(STREAM);
    const restored = new CachedFold({ store, fold: sums, maxBytes: 1_000_000 });
    expect((await restored.current(STREAM)).state?.numbers).toBeUndefined();
    await store.append(STREAM, numbers(1, -1), 1_999);
    expect((await restored.current(STREAM)).state).toMatchObject({ sum: 1_999, numbers: { length: 2_001 } });
    expect((await restored.whole(STREAM)).state?.numbers).toHaveLength(2_001);
  });

  it('folds all events together where the fold knows how', async () => {
    const { store } = await given(3);
    const all = (events: readonly RecordedEvent[]): Sum => ({ sum: events.length * 10, numbers: [] });
    const sumsIn = new CachedFold({ store, fold: { ...sums, all }, maxBytes: 1_000_000 });
    expect((await sumsIn.whole(STREAM)).state?.sum).toBe(30);
  });

  it('gives the state before some events, from what is held, from a snapshot, or else from the events', async () => {
    const log = new MemoryLog();
    const { store, sumsIn } = await given(2_500, { log });
    expect(await sumsIn.at(STREAM, -1)).toMatchObject({ state: undefined, revision: -1 });
    await sumsIn.current(STREAM);
    expect(await store.readBy(() => sumsIn.at(STREAM, 2_499))).toBe(0);
    await store.append(STREAM, numbers(5), 2_499);
    const { store: again, sumsIn: cold } = await given(0, { log });
    expect(await again.readBy(() => cold.at(STREAM, 2_502))).toBe(4);
    expect(await cold.at(STREAM, 2_502)).toMatchObject({ state: { sum: 2_503 }, revision: 2_502 });
    expect(await cold.at(STREAM, 9)).toMatchObject({ state: { sum: 10 }, revision: 9 });
  });

  it('gives the state before some events, even if it needs those before it once more', async () => {
    const { store } = await given(3);
    await store.append(STREAM, [...numbers(1, -1), ...numbers(1)], 2);
    const all = (events: readonly RecordedEvent[]): Sum => ({ sum: events.length * 10, numbers: undefined });
    const evolve: Fold<Sum>['evolve'] = (state, events) => {
      if (events.some(({ data }) => data['n'] === -1)) throw new NumbersBefore();
      return sums.evolve(state, events);
    };
    const sumsIn = new CachedFold({ store, fold: { ...sums, evolve, all }, maxBytes: 1_000_000 });
    expect(await sumsIn.at(STREAM, 2)).toMatchObject({ state: { sum: 3 } });
    expect(await sumsIn.at(STREAM, 3)).toMatchObject({ state: { sum: 40 }, revision: 3 });
  });

  it('passes on what goes wrong, and is good as new afterwards', async () => {
    const log = new MemoryLog();
    const { store, sumsIn } = await given(3, { log });
    await store.close();
    await expect(sumsIn.current(STREAM)).rejects.toThrow(EventStoreUnavailable);
    const { sumsIn: again } = await given(0, { log });
    expect((await again.current(STREAM)).state?.sum).toBe(3);
  });
});

describe('a snapshot of a fold', () => {
  it('spares a cold start most of a long stream', async () => {
    const log = new MemoryLog();
    const { store, sumsIn } = await given(2_500, { log });
    await sumsIn.current(STREAM);
    await store.append(STREAM, numbers(10), 2_499);
    const { store: again, sumsIn: cold } = await given(0, { log });
    expect(await again.readBy(() => cold.current(STREAM))).toBe(11);
    expect(await cold.known(STREAM)).toMatchObject({ state: { sum: 2_510 }, revision: 2_509 });
  });

  it('is taken again when the stream has grown', async () => {
    const { store, sumsIn } = await given(1_000);
    await sumsIn.current(STREAM);
    expect(await store.readSnapshot(STREAM, 'sum-1')).toMatchObject({ revision: 999 });
    await store.append(STREAM, numbers(999), 999);
    await sumsIn.current(STREAM);
    expect(await store.readSnapshot(STREAM, 'sum-1')).toMatchObject({ revision: 999 });
    await store.append(STREAM, numbers(1), 1_998);
    await sumsIn.current(STREAM);
    expect(await store.readSnapshot(STREAM, 'sum-1')).toMatchObject({ revision: 1_999 });
  });

  it.each<[string, (snapshot: Snapshot) => Snapshot]>([
    ['of another history', ({ revision, text }) => ({ revision, text: text.replace(/^.*\n/, 'other\n') })],
    ['that is ahead of the stream', ({ text }) => ({ revision: 5_000, text })],
    [
      'that nobody understands',
      ({ revision, text }) => ({ revision, text: text.replace(/\n.*$/, '\ngibberish') }),
    ],
  ])('%s is left alone', async (_, changed) => {
    const log = new MemoryLog();
    const { store, sumsIn } = await given(2_000, { log });
    await sumsIn.current(STREAM);
    const snapshot = await store.readSnapshot(STREAM, 'sum-1');
    if (snapshot === undefined) throw new Error('There is one.');
    await store.writeSnapshot(STREAM, 'sum-1', changed(snapshot));
    const { sumsIn: cold } = await given(0, { log });
    expect(await cold.current(STREAM)).toMatchObject({ state: { sum: 2_000 }, revision: 1_999 });
  });

  it('that cannot be written harms nobody', async () => {
    const { store, sumsIn } = await given(2_000);
    store.writeSnapshot = () => Promise.reject(new EventStoreUnavailable('read-only'));
    expect((await sumsIn.current(STREAM)).state?.sum).toBe(2_000);
  });
});

describe('memory', () => {
  const stream = (n: number): string => `${STREAM}-${n}`;

  it('holds smaller states of what is not in use, and brings them up to date without reading all again', async () => {
    const { store, sumsIn } = await given(0, { maxBytes: 5_000 });
    for (let n = 0; n < 20; n += 1) {
      await store.append(stream(n), numbers(10), 'no-stream');
      await sumsIn.current(stream(n));
    }
    expect(await store.readBy(() => sumsIn.current(stream(0)))).toBe(0);
    expect((await sumsIn.known(stream(0))).state).toEqual({ sum: 10, numbers: undefined });
    await store.append(stream(0), numbers(1), 9);
    expect(await store.readBy(() => sumsIn.current(stream(0)))).toBe(1);
  });

  it('that is used up gives way to snapshots, of short streams, too', async () => {
    const { store, sumsIn } = await given(0, { maxBytes: 100 });
    for (let n = 0; n < 50; n += 1) {
      await store.append(stream(n), numbers(100), 'no-stream');
      await sumsIn.current(stream(n));
    }
    expect(await store.readBy(() => sumsIn.current(stream(0)))).toBe(1);
    expect((await sumsIn.current(stream(0))).state?.sum).toBe(100);
  });

  it('that is used up gives way to streams that have just begun, and go on while others rest', async () => {
    const { store, sumsIn } = await given(0, { maxBytes: 5_000 });
    const goOn = async (stream: string): Promise<void> => {
      const { revision } = await store.append(stream, numbers(1), 'any');
      const before = await sumsIn.at(stream, revision - 1);
      const eventId = crypto.randomUUID();
      sumsIn.remember(stream, before, { sum: revision + 1, numbers: undefined }, { revision, eventId });
    };
    const read = await store.readBy(async () => {
      for (let stream = 0; stream < 1_000; stream += 1)
        for (let n = 0; n < 3; n += 1) await goOn(`numbers-${stream}`);
    });
    expect(read).toBe(0);
  });

  it.each([30, 100, 900])(
    'for a tenth of the streams of %i events that are written in turn has few events read again',
    async (events) => {
      const streams = 40;
      const { store, sumsIn } = await given(0, { maxBytes: (streams / 10) * events * 100 });
      for (let n = 0; n < streams; n += 1) {
        await store.append(stream(n), numbers(events), 'no-stream');
        await sumsIn.current(stream(n));
      }
      for (let turn = 0; turn < 5; turn += 1)
        for (let n = 0; n < streams; n += 1) {
          const read = await store.readBy(async () => {
            const before = await sumsIn.known(stream(n));
            const [event] = numbers(1);
            if (event === undefined) throw new Error('There is one.');
            const { revision, position } = await store.append(stream(n), [event], before.revision);
            const recorded = { ...event, stream: stream(n), revision, position };
            sumsIn.remember(stream(n), before, add(before.state, recorded), recorded);
          });
          // The event that the snapshot ends with, and fewer than are worth one.
          expect(read).toBeLessThanOrEqual(64);
        }
    },
  );
});
