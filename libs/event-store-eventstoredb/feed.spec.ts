import { setTimeout as wait } from 'node:timers/promises';
import { Feed, type FeedOptions } from './feed.js';

function given(options: FeedOptions = {}): { feed: Feed<number>; said: string[] } {
  const said: string[] = [];
  const tap = {
    pause: () => void said.push('pause'),
    resume: () => void said.push('resume'),
    stop: () => void said.push('stop'),
  };
  return { feed: new Feed<number>(tap, options), said };
}

async function rest(feed: Feed<number>): Promise<number[]> {
  const items: number[] = [];
  for await (const item of feed) items.push(item);
  return items;
}

describe('a feed', () => {
  it('gives what was pushed, in order, whoever is first', async () => {
    const { feed } = given();
    feed.push(1);
    const [first, second, third] = [feed.next(), feed.next(), Promise.resolve()];
    await third;
    feed.push(2);
    expect([await first, await second].map(({ value }) => value)).toEqual([1, 2]);
  });

  it('ends after what was pushed, and takes no more', async () => {
    const { feed, said } = given();
    feed.push(1);
    feed.end();
    feed.push(2);
    expect(await rest(feed)).toEqual([1]);
    expect(await feed.next()).toEqual({ done: true, value: undefined });
    expect(said).toEqual(['stop']);
  });

  it('fails once, after what was pushed', async () => {
    const { feed } = given();
    feed.push(1);
    feed.end(new Error('broken'));
    expect((await feed.next()).value).toBe(1);
    await expect(feed.next()).rejects.toThrow('broken');
    expect(await feed.next()).toMatchObject({ done: true });
  });

  it('drops what was pushed when it is cut, and stops who pushes when it is left', async () => {
    const { feed, said } = given();
    for (const n of [1, 2, 3]) feed.push(n);
    for await (const n of feed) if (n === 2) break;
    expect(said).toEqual(['stop']);
    expect(await rest(feed)).toEqual([]);

    const other = given();
    const waiting = other.feed.next();
    other.feed.cut(new Error('closed'));
    await expect(waiting).rejects.toThrow('closed');
  });

  it('holds back who pushes while nobody pulls', async () => {
    const { feed, said } = given();
    for (let n = 0; n < 600; n++) feed.push(n);
    expect(said).toEqual(['pause']);
    for (let n = 0; n < 500; n++) await feed.next();
    expect(said).toEqual(['pause', 'resume']);
    feed.end();
    expect(await rest(feed)).toEqual(Array.from({ length: 100 }, (_, i) => 500 + i));
  });

  it('waits no longer than its reader has patience, however long the reader takes', async () => {
    const { feed, said } = given({ patience: 30, impatience: () => new Error('too long') });
    feed.push(1);
    await wait(60);
    expect((await feed.next()).value).toBe(1);
    const next = feed.next();
    await wait(5);
    feed.push(2);
    expect((await next).value).toBe(2);
    await expect(feed.next()).rejects.toThrow('too long');
    expect(said).toEqual(['stop']);
  });
});
