import { READ_MODELS, type RecordedAllianceEvent, streamOf } from '#domain';
import { GenerationReplaced } from '#read-store';
import { commands, historyOf, ProjectionHarness, rebuilt, recordAll } from '#testing';

import { partOf, PROJECTIONS, rebuildProjections, runProjections } from '../index.js';

const { form, give, keep, promise } = commands;

const history = (allianceId: string): readonly RecordedAllianceEvent[] =>
  historyOf(
    [form('2019'), promise('2019'), give('2019-06'), keep('2020'), give('2020', { contributionId: 'g2' })],
    allianceId,
  );

describe('running projections', () => {
  it('write what all events make of the documents, in batches, and then what new ones do', async () => {
    const house = new ProjectionHarness();
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
    const documents = await rebuilt(events);
    for (const [collection, bytes] of Object.entries(documents))
      expect(await house.all(collection)).toEqual(bytes);
    for (const { spec } of PROJECTIONS)
      expect(await house.documents.checkpoint(spec.name)).toBe('0000000000000010');
    expect(Math.max(...house.batches)).toBe(3);
  });

  it('let each catch up by itself from where it is', async () => {
    const house = new ProjectionHarness();
    await recordAll(house.events, history('one'));
    await house.catchUp({ projections: PROJECTIONS.slice(0, 1) });
    await recordAll(house.events, history('two'));
    await house.catchUp();
    for (const [collection, bytes] of Object.entries(await rebuilt([...history('one'), ...history('two')])))
      expect(await house.all(collection)).toEqual(bytes);
  });

  it('begin a new version beside the one that is read, and put it in its place', async () => {
    const house = new ProjectionHarness();
    await recordAll(house.events, history('one'));
    await house.catchUp();
    const raised = PROJECTIONS.map((projection) => ({
      ...projection,
      spec: { ...projection.spec, version: 99 },
    }));
    await house.catchUp({ projections: raised });
    const writer = await house.documents.writer(raised[0]?.spec ?? fail(), await house.lease());
    expect(await writer.isRead()).toBe(true);
    for (const [collection, bytes] of Object.entries(await rebuilt(history('one'))))
      expect(await house.all(collection)).toEqual(bytes);
  });

  it('project a part of the alliances, and have seen what all parts have', async () => {
    const house = new ProjectionHarness();
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
    for (const [collection, bytes] of Object.entries(await rebuilt(events)))
      expect((await house.all(collection)).toSorted()).toEqual(bytes.toSorted());
  });

  it('fail when what they write is replaced', async () => {
    const house = new ProjectionHarness();
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
    const house = new ProjectionHarness();
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
    const house = new ProjectionHarness();
    await recordAll(house.events, history('one'));
    await house.catchUp();
    await rebuildProjections(await house.options({ projections: PROJECTIONS.slice(1, 2) }));
    expect(house.batches).toEqual(Array<number>(PROJECTIONS.length + 1).fill(5));
  });
});
