import { commands, historyOf, MemoryEventStore, MemoryReadStore, recordAll } from '#testing';

import {
  keepProjecting,
  PROJECTIONS,
  projectorLease,
  rebuildProjections,
  type Projection,
} from '../index.js';

const { form, give } = commands;
const events = historyOf([form('2019'), give('2020')]);
const LAST = '0000000000000002';

/** A house in which somebody keeps projecting. */
function keeping(projections: readonly Projection[] = PROJECTIONS) {
  const house = { events: new MemoryEventStore(), documents: new MemoryReadStore() };
  const stop = new AbortController();
  const troubles: unknown[] = [];
  const start = (): Promise<void> =>
    keepProjecting({
      ...house,
      projections,
      holder: 'specs',
      signal: stop.signal,
      onTrouble: (error) => troubles.push(error),
    });
  const checkpoint = (position: string): Promise<void> =>
    until(async () => (await house.documents.checkpoint('contributions')) === position);
  return { ...house, stop, troubles, start, checkpoint };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await holds()); tries += 1) {
    if (tries > 500) throw new Error('It did not come about in five seconds.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('keeping on projecting', () => {
  it('follows the events until it is told to stop, and gives its lease back', async () => {
    const house = keeping();
    const kept = house.start();
    await recordAll(house.events, events);
    await house.checkpoint(LAST);
    expect(await house.documents.acquireLease(projectorLease(0), 'another', 1_000)).toBeUndefined();
    house.stop.abort();
    await kept;
    expect(await house.documents.acquireLease(projectorLease(0), 'another', 1_000)).toBeDefined();
    expect(house.troubles).toEqual([]);
  });

  it('goes on with what was rebuilt meanwhile', async () => {
    const house = keeping();
    const kept = house.start();
    await recordAll(house.events, events.slice(0, 1));
    await house.checkpoint('0000000000000001');
    const lease = await house.documents.acquireLease('rebuild', 'another', 10_000);
    if (!lease) throw new Error('Nobody else rebuilds here.');
    const { signal } = house.stop;
    await rebuildProjections({ ...house, lease, signal, projections: PROJECTIONS });
    await recordAll(house.events, events.slice(1));
    await house.checkpoint(LAST);
    house.stop.abort();
    await kept;
    expect(house.troubles).toEqual([]);
  });

  it('waits while somebody else projects, and takes over when nobody does', async () => {
    const house = keeping();
    await house.documents.acquireLease(projectorLease(0), 'another', 300);
    const kept = house.start();
    await recordAll(house.events, events);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await house.documents.checkpoint('contributions')).toBeUndefined();
    await house.checkpoint(LAST);
    house.stop.abort();
    await kept;
  });

  it('shares the alliances with others, and goes on without them, also after a rebuild', async () => {
    const house = { events: new MemoryEventStore(), documents: new MemoryReadStore() };
    const all = Array.from({ length: 12 }, (_, n) =>
      historyOf([form('2019'), give('2020')], `no-${n}`),
    ).flat();
    const batches: Record<string, number> = { ann: 0, ben: 0 };
    const troubles: unknown[] = [];
    const keep = (holder: string) => {
      const stop = new AbortController();
      const kept = keepProjecting({
        ...house,
        projections: PROJECTIONS,
        parts: 4,
        holder,
        signal: stop.signal,
        onTrouble: (error) => troubles.push(error),
        observer: { onBatch: ({ events: count }) => (batches[holder] = (batches[holder] ?? 0) + count) },
      });
      return async (): Promise<void> => {
        stop.abort();
        await kept;
      };
    };
    const at = (count: number) =>
      until(
        async () => (await house.documents.checkpoint('contributions')) === String(count).padStart(16, '0'),
      );
    const leaveAnn = keep('ann');
    await recordAll(house.events, all.slice(0, 8));
    await at(8);
    const leaveBen = keep('ben');
    await until(async () => {
      const held = await house.documents.heldLeases('projector-');
      return held.filter(({ holder, name }) => holder === 'ben' && !name.includes('seat')).length === 2;
    });
    await recordAll(house.events, all.slice(8, 16));
    await at(16);
    expect(batches['ben']).toBeGreaterThan(0);
    await leaveAnn();
    const lease = await house.documents.acquireLease('rebuild', 'another', 10_000);
    if (!lease) throw new Error('Nobody else rebuilds here.');
    const { signal } = new AbortController();
    await rebuildProjections({ ...house, lease, signal, projections: PROJECTIONS });
    await recordAll(house.events, all.slice(16));
    await at(24);
    await leaveBen();
    expect(await house.documents.find('alliances', {})).toHaveLength(12);
    expect(troubles).toEqual([]);
  });

  it('says what went wrong, and tries again', async () => {
    let failures = 1;
    const flaky = PROJECTIONS.map((projection): Projection => ({
      ...projection,
      projector: (documents, history) => {
        if (failures > 0) throw new Error(`It failed, ${(failures -= 1)} more to come.`);
        return projection.projector(documents, history);
      },
    }));
    const house = keeping(flaky);
    await recordAll(house.events, events);
    const kept = house.start();
    await house.checkpoint(LAST);
    house.stop.abort();
    await kept;
    expect(house.troubles).toEqual([new Error('It failed, 0 more to come.')]);
  });
});
