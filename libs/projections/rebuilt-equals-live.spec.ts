import fc from 'fast-check';

import { acceptedHistory, projected } from '#testing';

import { PROJECTIONS } from './index.js';

const sizes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 40 });

describe('the documents of any history', () => {
  it('are the same, byte for byte, however its events were cut into batches', async () => {
    await fc.assert(
      fc.asyncProperty(acceptedHistory(), sizes, async (events, cuts) => {
        const rebuilt = await projected(PROJECTIONS, events);
        const live = await projected(PROJECTIONS, events, cuts);
        const oneByOne = await projected(PROJECTIONS, events, Array<number>(events.length).fill(1));
        expect(await live.bytes()).toEqual(await rebuilt.bytes());
        expect(await oneByOne.bytes()).toEqual(await rebuilt.bytes());
      }),
      { numRuns: 30 },
    );
  });
});
