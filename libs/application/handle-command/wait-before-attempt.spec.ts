import { waitBeforeAttempt } from './wait-before-attempt.js';

describe('contention', () => {
  const waits = async (random: number): Promise<number[]> => {
    const waited: number[] = [];
    for (let attempt = 1; attempt <= 20; attempt += 1)
      await waitBeforeAttempt(
        attempt,
        () => random,
        async (milliseconds) => void waited.push(milliseconds),
      );
    return waited;
  };

  it('waits longer and longer before it decides again, and never very long', async () => {
    const longest = await waits(1);
    expect(longest).toHaveLength(18);
    expect(longest.slice(0, 3)).toEqual([8, 16, 32]);
    expect(Math.max(...longest)).toBe(250);
  });

  it('leaves it to chance how long', async () => {
    expect(await waits(0)).toEqual(Array.from({ length: 18 }, () => 0));
    expect((await waits(0.5)).slice(0, 3)).toEqual([4, 8, 16]);
  });
});
