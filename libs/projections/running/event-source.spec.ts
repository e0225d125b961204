import fc from 'fast-check';

import { READ_MODELS } from '#domain';
import { acceptedHistory, MemoryEventStore, MemoryLog, ProjectionHarness, recordAll, runs } from '#testing';

import { SourceReplaced } from './event-source.js';

/** A store that was restored from a copy, made when it had so many events. */
async function restored(log: MemoryLog, events: number): Promise<MemoryLog> {
  const copy = Object.assign(new MemoryLog(), { identity: log.identity });
  const store = new MemoryEventStore(copy);
  for (const { stream, eventId, type, data, metadata } of log.entries.slice(0, events))
    await store.append(
      stream,
      [{ eventId, type, data: JSON.parse(data), metadata: JSON.parse(metadata) }],
      'any',
    );
  return copy;
}

/** As whoever keeps projecting does: where the events were replaced, he begins again. */
async function catchUpAgain(harness: ProjectionHarness): Promise<void> {
  try {
    await harness.catchUp();
  } catch (error) {
    if (!(error instanceof SourceReplaced)) throw error;
    await harness.catchUp();
  }
}

/** The bytes of everything, rebuilt from the events there are. */
async function rebuilt(log: MemoryLog): Promise<Readonly<Record<string, readonly string[]>>> {
  const harness = new ProjectionHarness(new MemoryEventStore(log));
  await harness.catchUp();
  return harness.everything();
}

describe('read models whose events were replaced by an older copy', () => {
  it('equal a rebuild, whatever was recorded before they are looked at again', async () => {
    const histories = fc.tuple(
      acceptedHistory({ allianceId: 'one', maxLength: 25 }),
      acceptedHistory({ allianceId: 'two', maxLength: 25 }),
      acceptedHistory({ allianceId: 'three', maxLength: 40 }),
    );
    await fc.assert(
      fc.asyncProperty(histories, fc.nat({ max: 50 }), fc.nat({ max: 40 }), async (all, left, recorded) => {
        const [one, two, three] = all;
        const log = new MemoryLog();
        await recordAll(new MemoryEventStore(log), [...one, ...two]);
        const harness = new ProjectionHarness(new MemoryEventStore(log));
        await harness.catchUp();

        const copy = await restored(log, left);
        await recordAll(new MemoryEventStore(copy), three.slice(0, recorded));
        harness.events = new MemoryEventStore(copy);
        await catchUpAgain(harness);
        expect(await harness.everything()).toEqual(await rebuilt(copy));
      }),
      runs(12),
    );
  });

  it('are made anew while projecting goes on, and whoever runs it is told', async () => {
    const log = new MemoryLog();
    const store = new MemoryEventStore(log);
    const [history = []] = fc.sample(acceptedHistory({ maxLength: 20 }), { numRuns: 1, seed: 7 });
    await recordAll(store, history);
    const harness = new ProjectionHarness(store);
    const copy = new MemoryEventStore(await restored(log, 2));
    const stop = new AbortController();
    const running = harness.project({
      signal: stop.signal,
      lookAgain: 5,
      onCaughtUp: () => {
        // Whoever subscribes to the store of before goes on waiting for its events.
        store.readAll = (options) => copy.readAll(options);
      },
    });
    await expect(running).rejects.toThrow('The events were replaced under the read models');
    stop.abort();
    harness.events = copy;
    await expect(harness.catchUp()).rejects.toThrow(SourceReplaced);
    expect(await harness.documents.find(READ_MODELS.alliances, {})).toEqual([]);
    await harness.catchUp();
    const entries = await harness.documents.find(READ_MODELS.lifecycleEntries, {});
    expect(entries).toHaveLength(2);
  });

  it('are made anew where the store is another, though it has as many events', async () => {
    const [history = []] = fc.sample(acceptedHistory({ maxLength: 20 }), { numRuns: 1, seed: 7 });
    const [one, other] = [new MemoryEventStore(), new MemoryEventStore()];
    for (const store of [one, other]) await recordAll(store, history);
    const harness = new ProjectionHarness(one);
    await harness.catchUp();
    harness.events = other;
    await expect(harness.catchUp()).rejects.toThrow('they were made from the store');
    await harness.catchUp();
    await harness.catchUp();
    expect(await harness.documents.find(READ_MODELS.lifecycleEntries, {})).toHaveLength(history.length);
  });
});
