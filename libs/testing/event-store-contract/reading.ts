import { type ReadStreamOptions } from '#event-store';

import { collect, type Given, idsOf, newEvent, newEvents, numbersOf, upTo } from './harness.js';

export function reading(given: Given): void {
  const ours = (more: { after?: string; limit?: number } = {}) =>
    collect(given.store.readAll({ ...more, filter: { streamPrefix: given.prefix } }));

  it('reads a stream that does not exist as empty', async () => {
    expect(await collect(given.store.readStream(given.stream))).toEqual([]);
    expect(await collect(given.store.readStream(given.stream, { direction: 'backwards' }))).toEqual([]);
    expect(await given.store.lastPosition({ streamPrefix: given.prefix })).toBeUndefined();
  });

  it.each<[ReadStreamOptions, number[]]>([
    [{}, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
    [{ from: 7 }, [7, 8, 9]],
    [{ limit: 2 }, [0, 1]],
    [{ from: 4, limit: 3 }, [4, 5, 6]],
    [{ from: 9, limit: 5 }, [9]],
    [{ from: 10 }, []],
    [{ limit: 0 }, []],
    [{ direction: 'backwards' }, [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]],
    [{ direction: 'backwards', limit: 1 }, [9]],
    [{ direction: 'backwards', from: 2 }, [2, 1, 0]],
    [{ direction: 'backwards', from: 5, limit: 2 }, [5, 4]],
    [{ direction: 'backwards', from: 50, limit: 2 }, [9, 8]],
  ])('reads a stream with %j', async (options, numbers) => {
    await given.store.append(given.stream, newEvents(10), 'no-stream');
    await given.store.append(`${given.stream}0`, newEvents(3), 'no-stream');
    expect(numbersOf(await collect(given.store.readStream(given.stream, options)))).toEqual(numbers);
  });

  it('reads a long stream both ways', async () => {
    const batches = 9;
    for (const b of upTo(batches)) {
      const events = upTo(250).map((n) => newEvent({ n: b * 250 + n }));
      await given.store.append(given.stream, events, 'any');
    }
    const all = upTo(batches * 250);
    expect(numbersOf(await collect(given.store.readStream(given.stream)))).toEqual(all);
    expect(
      numbersOf(await collect(given.store.readStream(given.stream, { direction: 'backwards' }))),
    ).toEqual(all.toReversed());
    expect(numbersOf(await ours())).toEqual(all);
    expect(numbersOf(await ours({ limit: 1200 }))).toEqual(all.slice(0, 1200));
  });

  it.each([3, 499, 500, 501, 1200])(
    'comes to an end at %d events, however many are appended meanwhile',
    async (count) => {
      const { store, stream } = given;
      await store.append(stream, newEvents(count), 'no-stream');
      let read = 0;
      for await (const { revision } of store.readStream(stream)) {
        expect(revision).toBe(read);
        read += 1;
        if (read % 100 === 1) await store.append(stream, newEvents(100), 'any');
      }
      expect(read).toBe(count);
    },
  );

  it('refuses to read on from what can be no position', async () => {
    await given.store.append(given.stream, newEvents(1), 'no-stream');
    await expect(collect(given.store.readAll({ after: 'nowhere' }))).rejects.toThrow(RangeError);
  });

  it('reads all streams in the order in which they were appended to', async () => {
    const { store, prefix } = given;
    const appended: string[] = [];
    for (const n of upTo(12)) {
      const events = newEvents(1 + (n % 3));
      await store.append(`${prefix}${n % 4}`, events, 'any');
      appended.push(...idsOf(events));
    }
    const all = await ours();
    expect(idsOf(all)).toEqual(appended);
    expect(await collect(store.readStream(`${prefix}1`))).toEqual(
      all.filter(({ stream }) => stream === `${prefix}1`),
    );
  });

  it('gives positions that are in order when compared as strings', async () => {
    const { store, prefix } = given;
    await Promise.all(upTo(120).map((n) => store.append(`${prefix}${n % 7}`, newEvents(1 + (n % 2)), 'any')));
    const positions = (await ours()).map(({ position }) => position);
    expect(positions).toHaveLength(180);
    for (const position of positions) expect(position).toMatch(/^[0-9A-Za-z._-]+$/);
    expect(positions).toEqual([...new Set(positions)].sort((a, b) => (a < b ? -1 : 1)));
    expect(await store.lastPosition({ streamPrefix: prefix })).toBe(positions.at(-1));
  });

  it('reads all after a position, up to a number', async () => {
    const { store, stream, prefix } = given;
    await store.append(stream, newEvents(5), 'no-stream');
    await store.append(`${prefix}2`, newEvents(5), 'no-stream');
    const all = await ours();
    expect(await ours({ after: all[3]?.position ?? '' })).toEqual(all.slice(4));
    expect(await ours({ after: all[3]?.position ?? '', limit: 2 })).toEqual(all.slice(4, 6));
    expect(await ours({ after: all[9]?.position ?? '' })).toEqual([]);
    expect(await ours({ limit: 0 })).toEqual([]);
  });

  it('reads everything without a filter', async () => {
    const { store, stream } = given;
    const before = await store.lastPosition();
    const events = newEvents(3);
    await store.append(stream, events, 'no-stream');
    const after = before === undefined ? {} : { after: before };
    const all = await collect(store.readAll(after));
    expect(idsOf(all.filter((event) => event.stream === stream))).toEqual(idsOf(events));
    expect(await store.lastPosition()).toBe(all.at(-1)?.position);
  });

  it('takes the prefix of a filter as it is written', async () => {
    const { store, prefix } = given;
    for (const name of ['a_%*[1', 'aX%*[1', 'a_X*[1', 'a', 'ä', 'A_%*[1', 'a_%*[2'])
      await store.append(`${prefix}${name}`, newEvents(1), 'no-stream');
    const found = await collect(store.readAll({ filter: { streamPrefix: `${prefix}a_%*[` } }));
    expect(found.map(({ stream }) => stream.slice(prefix.length))).toEqual(['a_%*[1', 'a_%*[2']);
    expect(await store.lastPosition({ streamPrefix: `${prefix}A` })).toBe((await ours())[5]?.position);
  });

  it('can be left off in the middle', async () => {
    const { store, stream } = given;
    await store.append(stream, newEvents(20), 'no-stream');
    for await (const event of store.readStream(stream)) if (event.revision === 3) break;
    for await (const event of store.readAll({ filter: { streamPrefix: stream } }))
      if (event.revision === 3) break;
    expect(await store.append(stream, newEvents(1), 19)).toMatchObject({ revision: 20 });
  });
}
