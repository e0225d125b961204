import { setTimeout as wait } from 'node:timers/promises';
import { answerInOrder } from './answer-in-order.js';

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

describe('answers in order', () => {
  it('come in the order of the items, though several are under way at once', async () => {
    let underWay = 0;
    let most = 0;
    const answers: number[] = [];
    const ask = async (milliseconds: number): Promise<number> => {
      most = Math.max(most, (underWay += 1));
      await wait(milliseconds);
      underWay -= 1;
      return milliseconds;
    };
    for await (const answer of answerInOrder(each([20, 1, 10, 5]), ask)) answers.push(answer);
    expect(answers).toEqual([20, 1, 10, 5]);
    expect(most).toBe(4);
  });

  it('give others their turn, even where none of them waits for anything', async () => {
    let [turns, isOver] = [0, false];
    const others = (): void => {
      turns += 1;
      if (!isOver) setImmediate(others);
    };
    const ask = (milliseconds: number): Promise<number> => {
      for (const end = performance.now() + milliseconds; performance.now() < end;);
      return Promise.resolve(milliseconds);
    };
    setImmediate(others);
    for await (const answer of answerInOrder(each(Array.from({ length: 100 }, () => 2)), ask))
      expect(answer).toBe(2);
    isOver = true;
    expect(turns).toBeGreaterThan(10);
  });

  it('end with the failure of the first that fails', async () => {
    const answers: number[] = [];
    const ask = (item: number): Promise<number> =>
      item === 2 ? Promise.reject(new Error('two')) : Promise.resolve(item);
    const all = async (): Promise<void> => {
      for await (const answer of answerInOrder(each([1, 2, 3]), ask)) answers.push(answer);
    };
    await expect(all()).rejects.toThrow('two');
    expect(answers).toEqual([1]);
  });
});
