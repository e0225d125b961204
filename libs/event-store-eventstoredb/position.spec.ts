import * as fc from 'fast-check';
import { logPositionOf, positionOf } from './position.js';

const logPositions = fc.record({
  commit: fc.bigInt(0n, 2n ** 64n - 1n),
  prepare: fc.bigInt(0n, 2n ** 64n - 1n),
});

describe('positions', () => {
  it('are both numbers, of fixed width', () => {
    expect(positionOf({ commit: 4711n, prepare: 42n })).toBe('00000000000000004711-00000000000000000042');
  });

  it('come back as they were', () => {
    fc.assert(fc.property(logPositions, (at) => expect(logPositionOf(positionOf(at))).toEqual(at)));
  });

  it('are in the order of the log', () => {
    fc.assert(
      fc.property(logPositions, logPositions, (a, b) => {
        const before = a.commit === b.commit ? a.prepare < b.prepare : a.commit < b.commit;
        expect(positionOf(a) < positionOf(b)).toBe(before);
      }),
    );
  });

  it.each(['', '42', '0000000000000042', '00000000000000004711-42', 'end'])('are not %j', (position) => {
    expect(() => logPositionOf(position)).toThrow(RangeError);
  });
});
