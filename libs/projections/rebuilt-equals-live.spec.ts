import fc from 'fast-check';

import { acceptedHistory, interleaved, projected, runs } from '#testing';

import { PROJECTIONS } from './index.js';

const RUNS = runs(12);
const sizes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 40 });

describe('the documents of any history', () => {
  it('are the same, byte for byte, however its events were cut into batches', async () => {
    await fc.assert(
      fc.asyncProperty(acceptedHistory(), sizes, async (events, cuts) => {
        const rebuilt = await (await projected(PROJECTIONS, events)).bytes();
        const oneByOne = Array<number>(events.length).fill(1);
        expect(await (await projected(PROJECTIONS, events, cuts)).bytes()).toEqual(rebuilt);
        expect(await (await projected(PROJECTIONS, events, oneByOne)).bytes()).toEqual(rebuilt);
      }),
      RUNS,
    );
  });

  it('are the same, whatever happens in other alliances meanwhile', async () => {
    const histories = fc.tuple(
      acceptedHistory({ allianceId: 'one', maxLength: 40 }),
      acceptedHistory({ allianceId: 'two', maxLength: 40 }),
    );
    const turns = fc.array(fc.nat({ max: 1 }), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(histories, turns, sizes, async (both, order, cuts) => {
        const log = interleaved(both, order);
        const rebuilt = await (await projected(PROJECTIONS, log)).bytes();
        expect(await (await projected(PROJECTIONS, log, cuts)).bytes()).toEqual(rebuilt);
        const [alone] = await (
          await projected(
            PROJECTIONS,
            log.filter(({ allianceId }) => allianceId === 'one'),
          )
        ).of('alliances');
        expect(rebuilt['alliances']?.[0]).toEqual(JSON.stringify(alone));
      }),
      RUNS,
    );
  });
});
