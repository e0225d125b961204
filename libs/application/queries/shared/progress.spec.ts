import { Progress } from './progress.js';

describe('waiting for a projection', () => {
  it('is over at once where it is there', async () => {
    let looks = 0;
    const progress = new Progress(async () => {
      looks += 1;
      return '5';
    });
    expect(await progress.reach('alliances', '5', 1000)).toBe(true);
    expect(looks).toBe(1);
  });

  it('is over when it gets there, for each at its time', async () => {
    let checkpoint: string | undefined;
    const progress = new Progress(async () => checkpoint);
    const reached: string[] = [];
    const waiting = ['2', '1', '3'].map(async (position) => {
      if (await progress.reach('alliances', position, 1000)) reached.push(position);
    });
    for (checkpoint of ['1', '2', '3']) await new Promise((resolve) => setTimeout(resolve, 30));
    await Promise.all(waiting);
    expect(reached).toEqual(['1', '2', '3']);
  });

  it('is over when it has taken too long', async () => {
    const progress = new Progress(async () => '1');
    expect(await progress.reach('alliances', '2', 20)).toBe(false);
    expect(await progress.reach('alliances', '1', 20)).toBe(true);
  });

  it('looks once for all who wait', async () => {
    let looks = 0;
    const progress = new Progress(async () => {
      looks += 1;
      return '1';
    });
    await Promise.all(Array.from({ length: 50 }, () => progress.reach('alliances', '2', 60)));
    expect(looks).toBeLessThan(50 + 20);
  });

  it('fails for all where the checkpoint cannot be read', async () => {
    let isAway = false;
    const progress = new Progress(async () => {
      if (isAway) throw new Error('away');
      return undefined;
    });
    const waiting = [progress.reach('alliances', '1', 1000), progress.reach('alliances', '2', 1000)];
    isAway = true;
    for (const one of waiting) await expect(one).rejects.toThrow('away');
  });
});
