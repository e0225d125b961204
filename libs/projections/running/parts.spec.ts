import { streamOf } from '#domain';

import { isIn, partOf, WHOLE } from './parts.js';

describe('the parts that alliances are divided into', () => {
  it('are the same in every process, of every version', () => {
    expect(['quad', 'entente-cordiale', 'ä'].map((id) => partOf(streamOf(id), 8))).toEqual([3, 2, 3]);
  });

  it.each([2, 5, 8])('are about as large, and each alliance is in one of %d', (of) => {
    const ids = Array.from({ length: 4_000 }, (_, n) => [`alliance-${n}`, `${n * 64}`]).flat();
    const sizes = Array.from(
      { length: of },
      (_, number) => ids.filter((id) => isIn({ number, of }, streamOf(id))).length,
    );
    expect(sizes.reduce((sum, size) => sum + size)).toBe(ids.length);
    for (const size of sizes) expect(Math.abs(size - ids.length / of)).toBeLessThan(ids.length / of / 4);
  });

  it('are all there is, where there is one', () => {
    expect(isIn(WHOLE, streamOf('quad'))).toBe(true);
  });
});
