import { commands, historyOf, MemoryEventStore, MemoryReadStore, recordAll } from '#testing';

import { keepProjecting, PROJECTIONS, PROJECTOR_LEASE, rebuildProjections } from './index.js';
import type { Projection } from './index.js';

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
    expect(await house.documents.acquireLease(PROJECTOR_LEASE, 'another', 1_000)).toBeUndefined();
    house.stop.abort();
    await kept;
    expect(await house.documents.acquireLease(PROJECTOR_LEASE, 'another', 1_000)).toBeDefined();
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
    await house.documents.acquireLease(PROJECTOR_LEASE, 'another', 300);
    const kept = house.start();
    await recordAll(house.events, events);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await house.documents.checkpoint('contributions')).toBeUndefined();
    await house.checkpoint(LAST);
    house.stop.abort();
    await kept;
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
