import { sparkline } from './sparkline.js';

describe('a sparkline', () => {
  it('draws scores on a scale from 0 to 1', () => {
    expect(sparkline([0, 0.5, 0.99, 1], 20)).toBe('▁▅██');
  });

  it('keeps the last of each stretch where there are more scores than columns', () => {
    expect(sparkline([0, 1, 1, 0, 0, 0.5], 3)).toBe('█▁▅');
    expect(
      sparkline(
        Array.from({ length: 1000 }, (_, index) => index / 1000),
        60,
      ),
    ).toHaveLength(60);
  });

  it('is empty without scores', () => {
    expect(sparkline([], 20)).toBe('');
  });
});
