import { letOthersRun } from './turns.js';

describe('letting others run', () => {
  it('has only one go on at a time, in the order in which they came, and requests in between', async () => {
    const went: (string | number)[] = [];
    let isOver = false;
    const others = (): void => {
      went.push('request');
      if (!isOver) setImmediate(others);
    };
    const reader = async (name: number): Promise<void> => {
      for (let page = 0; page < 3; page += 1) {
        await letOthersRun();
        went.push(name);
      }
    };
    setImmediate(others);
    await Promise.all([1, 2, 3].map(reader));
    isOver = true;
    const readers = went.filter((each) => each !== 'request');
    expect(readers).toEqual([1, 2, 3, 1, 2, 3, 1, 2, 3]);
    const inTurn = readers.flatMap((name) => ['request', name]);
    expect(went.slice(0, inTurn.length)).toEqual(inTurn);
  });
});
