import { READ_MODELS, streamOf } from '#domain';
import type { RecordedAllianceEvent } from '#domain';
import { GenerationReplaced } from '#read-store';
import type { Lease, Quarantined } from '#read-store';
import { commands, historyOf, MemoryEventStore, MemoryReadStore, projected, recordAll } from '#testing';

import { partOf, PROJECTIONS, rebuildProjections, runProjections } from './index.js';
import type { Projection, RunOptions } from './index.js';

const { form, give, keep, promise } = commands;

const history = (allianceId: string): readonly RecordedAllianceEvent[] =>
  historyOf(
    [form('2019'), promise('2019'), give('2019-06'), keep('2020'), give('2020', { contributionId: 'g2' })],
    allianceId,
  );

/** A store of events and one of documents, and what it takes to project from the one to the other. */
class House {
  readonly events = new MemoryEventStore();
  readonly documents = new MemoryReadStore();
  readonly batches: number[] = [];
  readonly quarantined: Quarantined[] = [];
  readonly released: string[] = [];

  async lease(name = 'projector'): Promise<Lease> {
    const lease = await this.documents.acquireLease(name, 'specs', 60_000);
    if (!lease) throw new Error('Somebody else holds the lease.');
    return lease;
  }

  async options(changes: Partial<RunOptions> = {}): Promise<RunOptions> {
    return {
      events: this.events,
      documents: this.documents,
      projections: PROJECTIONS,
      lease: changes.lease ?? (await this.lease()),
      signal: AbortSignal.timeout(10_000),
      observer: {
        onBatch: ({ events }) => this.batches.push(events),
        onQuarantined: (_, quarantined) => this.quarantined.push(quarantined),
        onReleased: (_, stream) => this.released.push(stream),
      },
      ...changes,
    };
  }

  /** Projects until all that is recorded is written. */
  async catchUp(changes: Partial<RunOptions> = {}): Promise<void> {
    const done = new AbortController();
    await runProjections(
      await this.options({ ...changes, signal: done.signal, onCaughtUp: () => done.abort() }),
    );
  }

  async all(collection: string): Promise<string[]> {
    return (await this.documents.find(collection, {})).map((document) => JSON.stringify(document));
  }
}

/** What every projection makes of events at the positions that the memory store gives them. */
async function expected(events: readonly RecordedAllianceEvent[]) {
  const placed = events.map((event, index) => ({ ...event, position: String(index + 1).padStart(16, '0') }));
  return (await projected(PROJECTIONS, placed)).bytes();
}

/** The same projection, but that it stumbles over some streams of a batch. */
function stumbling(
  projection: Projection,
  over: (events: readonly RecordedAllianceEvent[]) => boolean,
): Projection {
  return {
    ...projection,
    projector: (documents, history) => {
      const projector = projection.projector(documents, history);
      return {
        project: async (streams) => {
          const [bad, good] = [true, false].map((wanted) =>
            [...streams].filter(([, those]) => over(those) === wanted),
          );
          const results = new Map(await projector.project(new Map(good)));
          for (const [stream] of bad ?? []) results.set(stream, { error: new Error('It stumbled.') });
          return results;
        },
      };
    },
  };
}

describe('running projections', () => {
  it('write what all events make of the documents, in batches, and then what new ones do', async () => {
    const house = new House();
    const events = [...history('one'), ...history('two')];
    await recordAll(house.events, events.slice(0, 7));
    const stop = new AbortController();
    let caughtUp = 0;
    const running = runProjections(
      await house.options({
        batchSize: 3,
        signal: stop.signal,
        onCaughtUp: () => {
          caughtUp += 1;
          if (caughtUp === 1) void recordAll(house.events, events.slice(7));
          else if (house.batches.reduce((sum, size) => sum + size, 0) === PROJECTIONS.length * events.length)
            stop.abort();
        },
      }),
    );
    await running;
    const documents = await expected(events);
    for (const [collection, bytes] of Object.entries(documents))
      expect(await house.all(collection)).toEqual(bytes);
    for (const { spec } of PROJECTIONS)
      expect(await house.documents.checkpoint(spec.name)).toBe('0000000000000010');
    expect(Math.max(...house.batches)).toBe(3);
  });

  it('let each catch up by itself from where it is', async () => {
    const house = new House();
    await recordAll(house.events, history('one'));
    await house.catchUp({ projections: PROJECTIONS.slice(0, 1) });
    await recordAll(house.events, history('two'));
    await house.catchUp();
    for (const [collection, bytes] of Object.entries(await expected([...history('one'), ...history('two')])))
      expect(await house.all(collection)).toEqual(bytes);
  });

  it('begin a new version beside the one that is read, and put it in its place', async () => {
    const house = new House();
    await recordAll(house.events, history('one'));
    await house.catchUp();
    const raised = PROJECTIONS.map((projection) => ({
      ...projection,
      spec: { ...projection.spec, version: 99 },
    }));
    await house.catchUp({ projections: raised });
    const writer = await house.documents.writer(raised[0]?.spec ?? fail(), await house.lease());
    expect(await writer.isRead()).toBe(true);
    for (const [collection, bytes] of Object.entries(await expected(history('one'))))
      expect(await house.all(collection)).toEqual(bytes);
  });

  it('project a part of the alliances, and have seen what all parts have', async () => {
    const house = new House();
    const ids = ['one', 'two', 'three', 'four', 'five', 'six'];
    const events = ids.flatMap((id) => history(id));
    await recordAll(house.events, events);
    for (let number = 0; number < 3; number += 1) {
      expect(await house.documents.checkpoint('alliances')).toBeUndefined();
      await house.catchUp({
        lease: await house.lease(`part ${number}`),
        part: { number, of: 3 },
        batchSize: 4,
      });
      const done = ids.filter((id) => partOf(streamOf(id), 3) <= number);
      expect(await house.documents.count(READ_MODELS.alliances, { allianceId: { exists: true } })).toBe(
        done.length,
      );
    }
    expect(await house.documents.checkpoint('alliances')).toBe('0000000000000030');
    for (const [collection, bytes] of Object.entries(await expected(events)))
      expect((await house.all(collection)).toSorted()).toEqual(bytes.toSorted());
  });

  it('fail when what they write is replaced', async () => {
    const house = new House();
    await recordAll(house.events, history('one'));
    let again = false;
    const running = runProjections(
      await house.options({
        onCaughtUp: () => {
          if (again) return;
          again = true;
          void (async () => {
            await rebuildProjections(await house.options({ lease: await house.lease('rebuild') }));
            await recordAll(house.events, history('two'));
          })();
        },
      }),
    );
    await expect(running).rejects.toThrow(GenerationReplaced);
  });
});

describe('rebuilding projections', () => {
  it('makes the same documents anew, and ends', async () => {
    const house = new House();
    await recordAll(house.events, history('one'));
    await house.catchUp();
    const before = await house.all(READ_MODELS.trustTimelines);
    await rebuildProjections(await house.options({ lease: await house.lease('rebuild'), batchSize: 2 }));
    expect(await house.all(READ_MODELS.trustTimelines)).toEqual(before);
    const all = PROJECTIONS.length;
    expect(house.batches).toEqual([
      ...Array<number>(all).fill(5),
      ...Array<number>(2 * all).fill(2),
      ...Array<number>(all).fill(1),
    ]);
  });

  it('of one leaves the others as they are', async () => {
    const house = new House();
    await recordAll(house.events, history('one'));
    await house.catchUp();
    await rebuildProjections(await house.options({ projections: PROJECTIONS.slice(1, 2) }));
    expect(house.batches).toEqual(Array<number>(PROJECTIONS.length + 1).fill(5));
  });
});

describe('an event that cannot be projected', () => {
  const events = [...history('one').slice(0, 2), ...history('two'), ...history('one').slice(2)];
  const bad = history('one')[3]?.eventId;
  const isBad = (those: readonly RecordedAllianceEvent[]): boolean =>
    those.some(({ eventId }) => eventId === bad);

  it('keeps its alliance waiting, as it was before the event, and nobody else', async () => {
    const house = new House();
    await recordAll(house.events, events);
    await house.catchUp({ projections: PROJECTIONS.map((each) => stumbling(each, isBad)) });
    const without = events.filter((event) => event.allianceId === 'two' || event.revision < 3);
    for (const [collection, bytes] of Object.entries(await expected(without)))
      expect((await house.all(collection)).map(withoutPositions)).toEqual(bytes.map(withoutPositions));
    expect(house.quarantined).toHaveLength(PROJECTIONS.length);
    expect(await house.documents.quarantined('alliances')).toEqual([
      { stream: streamOf('one'), position: '0000000000000009', eventId: bad, error: 'It stumbled.' },
    ]);
    expect(await house.documents.checkpoint('alliances')).toBe('0000000000000010');
  });

  it('is tried again when projecting begins again, and then all is as if nothing had been', async () => {
    const house = new House();
    let broken = true;
    const projections = PROJECTIONS.map((each) => stumbling(each, (those) => broken && isBad(those)));
    await recordAll(house.events, events);
    await house.catchUp({ projections, batchSize: 4 });
    await house.catchUp({ projections });
    expect(house.released).toEqual([]);
    broken = false;
    await house.catchUp({ projections });
    expect(house.released).toHaveLength(PROJECTIONS.length);
    expect(await house.documents.quarantined('alliances')).toEqual([]);
    for (const [collection, bytes] of Object.entries(await expected(events)))
      expect(await house.all(collection)).toEqual(bytes);
  });

  it('is tried again by whoever projects its part', async () => {
    const house = new House();
    let broken = true;
    const projections = PROJECTIONS.map((each) => stumbling(each, (those) => broken && isBad(those)));
    const mine = partOf(streamOf('one'), 8);
    const run = async (number: number) =>
      house.catchUp({ projections, lease: await house.lease(`part ${number}`), part: { number, of: 8 } });
    await recordAll(house.events, events);
    for (let number = 0; number < 8; number += 1) await run(number);
    expect(house.quarantined.map(({ stream }) => stream)).toEqual(
      Array(PROJECTIONS.length).fill(streamOf('one')),
    );
    broken = false;
    await run((mine + 1) % 8);
    expect(house.released).toEqual([]);
    await run(mine);
    expect(house.released).toHaveLength(PROJECTIONS.length);
    for (const [collection, bytes] of Object.entries(await expected(events)))
      expect((await house.all(collection)).toSorted()).toEqual(bytes.toSorted());
  });

  it('may be one that nobody can read', async () => {
    const house = new House();
    await recordAll(house.events, history('one'));
    const unheard = { eventId: 'e9', type: 'AllianceSung', data: {}, metadata: {} };
    await house.events.append(streamOf('one'), [unheard], 'any');
    await recordAll(house.events, history('two'));
    await house.catchUp();
    expect(house.quarantined.map(({ error }) => error)).toEqual(
      Array(PROJECTIONS.length).fill('AllianceSung is not an event this version knows.'),
    );
    expect(await house.all(READ_MODELS.alliances)).toHaveLength(2);
  });

  it('does no harm where it only failed together with others', async () => {
    const house = new House();
    await recordAll(house.events, events);
    const crowded = PROJECTIONS.map((each) => stumbling(each, (those) => those.length > 1));
    await house.catchUp({ projections: crowded });
    expect(house.quarantined).toEqual([]);
    for (const [collection, bytes] of Object.entries(await expected(events)))
      expect(await house.all(collection)).toEqual(bytes);
  });
});

function withoutPositions(json: string): object {
  const { position, eventPosition, ...rest } = JSON.parse(json) as Record<string, unknown>;
  void [position, eventPosition];
  return rest;
}
