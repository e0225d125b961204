import { randomUUID } from 'node:crypto';

import { type ExpectedRevision, type NewEvent, WrongExpectedRevision } from '#event-store';

import { collect, type Given, idsOf, newEvent, newEvents, placeOf } from './harness.js';

export function repeating(given: Given): void {
  const stored = async () => idsOf(await collect(given.store.readStream(given.stream)));

  it.each<[string, ExpectedRevision]>([
    ['the same revision', 0],
    ['whichever revision', 'any'],
  ])('answers an append again as the first time, at %s', async (_, expected) => {
    const { store, stream } = given;
    const batch = newEvents(3);
    const before = newEvents(1);
    const after = newEvents(1);
    await store.append(stream, before, 'no-stream');
    const first = await store.append(stream, batch, 0);
    expect(await store.append(stream, batch, expected)).toMatchObject(placeOf(first));
    await store.append(stream, after, 3);
    expect(await store.append(stream, batch, expected)).toMatchObject(placeOf(first));
    expect(await stored()).toEqual(idsOf([...before, ...batch, ...after]));
  });

  it('does not take an append for a repeat that is none, nor a repeat for new', async () => {
    const { store, stream } = given;
    const batch = newEvents(1);
    expect((await store.append(stream, batch, 'no-stream')).repeated).not.toBe(true);
    expect((await store.append(stream, newEvents(2), 0)).repeated).not.toBe(true);
    expect((await store.append(stream, batch, 'no-stream')).repeated).not.toBe(false);
    expect((await store.append(stream, batch, 'any')).repeated).not.toBe(false);
  });

  it('answers the beginning of a stream again as the first time', async () => {
    const { store, stream } = given;
    const batch = newEvents(2);
    const first = await store.append(stream, batch, 'no-stream');
    await store.append(stream, newEvents(2), 1);
    expect(await store.append(stream, batch, 'no-stream')).toMatchObject(placeOf(first));
    expect(await stored()).toHaveLength(4);
  });

  it('records once what comes twice at the same time', async () => {
    const other = await given.open();
    const batch = newEvents(2);
    const answers = await Promise.all([
      given.store.append(given.stream, batch, 'no-stream'),
      given.store.append(given.stream, batch, 'no-stream'),
      other.append(given.stream, batch, 'no-stream'),
    ]);
    expect(new Set(answers.map(({ position }) => position)).size).toBe(1);
    expect(await stored()).toEqual(idsOf(batch));
  });

  it('knows an event by its id in its stream alone', async () => {
    const { store, stream, prefix } = given;
    const event = newEvent();
    await store.append(stream, [event], 'no-stream');
    await store.append(`${prefix}2`, [event], 'no-stream');
    expect(idsOf(await collect(store.readAll({ filter: { streamPrefix: prefix } })))).toEqual([
      event.eventId,
      event.eventId,
    ]);
  });

  describe('with the same ids', () => {
    let batch: [NewEvent, NewEvent, NewEvent];

    beforeEach(async () => {
      batch = [newEvent(), newEvent(), newEvent()];
      await given.store.append(given.stream, batch, 'no-stream');
    });

    it.each<[string, ExpectedRevision, () => NewEvent[]]>([
      ['at another place', 0, () => batch.slice(0, 2)],
      ['in another order', 'no-stream', () => batch.toReversed()],
      ['in another order, whichever the revision', 'any', () => batch.toReversed()],
      ['and a new one at the end', 'no-stream', () => [...batch, newEvent()]],
      ['and a new one at the end, whichever the revision', 'any', () => [...batch, newEvent()]],
      ['and a new one among them', 'no-stream', () => [batch[0], newEvent(), batch[2]]],
      ['after a new one', 'no-stream', () => [newEvent(), batch[1], batch[2]]],
    ])('refuses them %s', async (_, expected, events) => {
      await expect(given.store.append(given.stream, events(), expected)).rejects.toThrow(
        WrongExpectedRevision,
      );
      expect(await stored()).toEqual(idsOf(batch));
    });
  });

  it('repeats what was stored before it was opened', async () => {
    const eventId = randomUUID();
    const first = await given.store.append(given.stream, [newEvent({}, { eventId })], 'no-stream');
    await given.store.close();
    given.store = await given.open();
    expect(await given.store.append(given.stream, [newEvent({}, { eventId })], 'no-stream')).toMatchObject(
      placeOf(first),
    );
    expect(await stored()).toEqual([eventId]);
  });
}
