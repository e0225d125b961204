import { setTimeout as pause } from 'node:timers/promises';
import { Turns } from './turns.js';

describe('taking turns', () => {
  it('has those who want the same go one after the other, and the others at once', async () => {
    const turns = new Turns();
    const seen: string[] = [];
    const work = (name: string, ms: number) => async () => {
      seen.push(`${name} begins`);
      await pause(ms);
      seen.push(`${name} ends`);
    };
    await Promise.all([
      turns.take('x', work('first', 20)),
      turns.take('x', work('second', 1)),
      turns.take('y', work('other', 5)),
    ]);
    expect(seen.filter((each) => !each.startsWith('other'))).toEqual([
      'first begins',
      'first ends',
      'second begins',
      'second ends',
    ]);
    expect(seen.indexOf('other ends')).toBeLessThan(seen.indexOf('first ends'));
  });

  it('goes on after a failure, which is for whom it concerns', async () => {
    const turns = new Turns();
    const failing = turns.take('x', () => Promise.reject(new Error('no')));
    const next = turns.take('x', () => Promise.resolve('yes'));
    await expect(failing).rejects.toThrow('no');
    await expect(next).resolves.toBe('yes');
    await expect(turns.take('x', () => Promise.resolve('again'))).resolves.toBe('again');
  });
});
