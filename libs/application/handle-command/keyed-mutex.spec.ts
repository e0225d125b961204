import { setTimeout as pause } from 'node:timers/promises';
import { KeyedMutex } from './keyed-mutex.js';

describe('a mutex by key', () => {
  it('lets those who need the same key go one after the other, and the others at once', async () => {
    const mutex = new KeyedMutex();
    const seen: string[] = [];
    const work = (name: string, ms: number) => async () => {
      seen.push(`${name} begins`);
      await pause(ms);
      seen.push(`${name} ends`);
    };
    await Promise.all([
      mutex.run('x', work('first', 20)),
      mutex.run('x', work('second', 1)),
      mutex.run('y', work('other', 5)),
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
    const mutex = new KeyedMutex();
    const failing = mutex.run('x', () => Promise.reject(new Error('no')));
    const next = mutex.run('x', () => Promise.resolve('yes'));
    await expect(failing).rejects.toThrow('no');
    await expect(next).resolves.toBe('yes');
    await expect(mutex.run('x', () => Promise.resolve('again'))).resolves.toBe('again');
  });
});
