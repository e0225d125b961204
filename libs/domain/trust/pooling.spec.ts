import { TRACK_RECORD_PRIOR, pooled } from './pooling.js';
import { expectationOf } from './score.js';

describe('pooling', () => {
  it('adds evidence up', () => {
    expect(pooled([])).toEqual({ R: 0, S: 0 });
    expect(
      pooled([
        { R: 1, S: 0.5 },
        { R: 2, S: 0.25 },
      ]),
    ).toEqual({ R: 3, S: 0.75 });
  });

  it('is read with an even expectation', () => {
    expect(expectationOf(pooled([{ R: 7, S: 1 }]), TRACK_RECORD_PRIOR)).toBe(0.8);
  });
});
