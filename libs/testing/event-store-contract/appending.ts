import { type ExpectedRevision, WrongExpectedRevision } from '#event-store';

import { collect, type Given, idsOf, newEvents, upTo } from './harness.js';

export function appending(given: Given): void {
  const stored = () => collect(given.store.readStream(given.stream));
  const refusal = (expected: ExpectedRevision, actual: number | 'no-stream') =>
    expect.objectContaining({ name: 'WrongExpectedRevision', stream: given.stream, expected, actual });

  it('begins a stream at revision 0, and answers where the last event stands', async () => {
    const { store, stream } = given;
    const first = await store.append(stream, newEvents(1), 'no-stream');
    const second = await store.append(stream, newEvents(3), 0);

    expect([first.revision, second.revision]).toEqual([0, 3]);
    const events = await stored();
    expect(events.map(({ revision }) => revision)).toEqual([0, 1, 2, 3]);
    expect([first.position, second.position]).toEqual([events[0]?.position, events[3]?.position]);
  });

  it('appends at the right revision, to no stream, or whichever it is at', async () => {
    const { store, stream } = given;
    expect(await store.append(stream, newEvents(2), 'any')).toMatchObject({ revision: 1 });
    expect(await store.append(stream, newEvents(2), 1)).toMatchObject({ revision: 3 });
    expect(await store.append(stream, newEvents(1), 'any')).toMatchObject({ revision: 4 });
  });

  it.each<[string, ExpectedRevision, number, number | 'no-stream']>([
    ['a stream that has moved on', 0, 3, 2],
    ['a stream that is not there yet', 4, 3, 2],
    ['no stream where there is one', 'no-stream', 3, 2],
    ['a revision where there is no stream', 0, 0, 'no-stream'],
  ])('refuses to expect %s', async (_, expected, existing, actual) => {
    const { store, stream } = given;
    if (existing > 0) await store.append(stream, newEvents(existing), 'no-stream');

    await expect(store.append(stream, newEvents(2), expected)).rejects.toThrow(WrongExpectedRevision);
    await expect(store.append(stream, newEvents(2), expected)).rejects.toEqual(refusal(expected, actual));
  });

  it('moves nothing when it refuses: no event, no revision, no position', async () => {
    const { store, stream, prefix } = given;
    const { position } = await store.append(stream, newEvents(2), 'no-stream');
    await expect(store.append(stream, newEvents(5), 'no-stream')).rejects.toThrow(WrongExpectedRevision);
    await expect(store.append(stream, newEvents(5), 0)).rejects.toThrow(WrongExpectedRevision);

    expect(await stored()).toHaveLength(2);
    expect(await store.lastPosition({ streamPrefix: prefix })).toBe(position);
    expect(await store.append(stream, newEvents(1), 1)).toMatchObject({ revision: 2 });
    expect(await collect(store.readAll({ filter: { streamPrefix: prefix } }))).toHaveLength(3);
  });

  it('lets one of many win that expect the same revision at once', async () => {
    const stores = [given.store, await given.open()];
    await given.store.append(given.stream, newEvents(1), 'no-stream');
    const batches = upTo(20).map(() => newEvents(2));
    const outcomes = await Promise.allSettled(
      batches.map((batch, i) => (stores[i % 2] ?? given.store).append(given.stream, batch, 0)),
    );

    const won = outcomes.flatMap(({ status }, i) => (status === 'fulfilled' ? [i] : []));
    expect(won).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toEqual(refusal(0, 2));
    expect(idsOf((await stored()).slice(1))).toEqual(idsOf(batches[won[0] ?? -1] ?? []));
  });

  it('records every append that expects whichever revision, without gaps', async () => {
    const stores = [given.store, await given.open()];
    const batches = upTo(60).map(() => newEvents(2));
    const answers = await Promise.all(
      batches.map((batch, i) => (stores[i % 2] ?? given.store).append(given.stream, batch, 'any')),
    );

    const events = await stored();
    expect(events.map(({ revision }) => revision)).toEqual(upTo(120));
    answers.forEach(({ revision, position }, i) => {
      expect(idsOf(events.slice(revision - 1, revision + 1))).toEqual(idsOf(batches[i] ?? []));
      expect(events[revision]?.position).toBe(position);
    });
  });

  it('refuses the wrong one alone among appends that come together', async () => {
    const { store, prefix } = given;
    await store.append(`${prefix}7`, newEvents(1), 'no-stream');
    const outcomes = await Promise.allSettled(
      upTo(10).map((i) => store.append(`${prefix}${i}`, newEvents(2), 'no-stream')),
    );

    expect(outcomes.map(({ status }) => status === 'rejected')).toEqual(upTo(10).map((i) => i === 7));
    for (const i of upTo(10))
      expect(await collect(store.readStream(`${prefix}${i}`))).toHaveLength(i === 7 ? 1 : 2);
  });
}
