import {
  type EventStore,
  EventStoreUnavailable,
  type JsonObject,
  type NewEvent,
  UnrecordableEvent,
} from '#event-store';

import { collect, type Given, idsOf, Listener, newEvent, newEvents, upTo } from './harness.js';

const AWKWARD: JsonObject = {
  text: 'Übereinkunft „Entente“ 協約 🕊 \u0000 \u2028 "\\\n',
  numbers: [0, -1.5, 0.1, 1e-7, 1e21, Number.MAX_SAFE_INTEGER, Number.MIN_VALUE, Number.MAX_VALUE],
  nested: { a: [{ b: [[], {}, [null]] }], '': false, 'ключ.$': true },
  nothing: null,
  numerals: { '2': 'b', '1': 'a' },
};

export function keeping(given: Given): void {
  it('gives back what it was given, and where it put it', async () => {
    const { store, stream } = given;
    const event = newEvent(AWKWARD, { type: 'Ünïcode', metadata: { recordedBy: 'Zoë', schemaVersion: 1 } });
    const { position } = await store.append(stream, [event], 'no-stream');
    const metadata: unknown = expect.objectContaining(event.metadata);
    const read = await collect(store.readStream(stream));
    expect(read).toEqual([{ ...event, metadata, stream, revision: 0, position }]);
    expect(await collect(store.readAll({ filter: { streamPrefix: stream } }))).toEqual(read);
    expect(JSON.stringify(read[0]?.data)).toBe(JSON.stringify(AWKWARD));
  });

  it('leaves out fields that are undefined', async () => {
    const { store, stream } = given;
    const event = newEvent({ a: undefined, b: { c: undefined, d: 1 } }, { metadata: { e: undefined } });
    await store.append(stream, [event], 'no-stream');
    const [read] = await collect(store.readStream(stream));
    expect(read?.data).toStrictEqual({ b: { d: 1 } });
    expect(read?.metadata).not.toHaveProperty('e');
  });

  it('says who it is, the same to whoever opens it', async () => {
    const identity = await given.store.identity();
    expect(identity).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(await (await given.open()).identity()).toBe(identity);
    const { position } = await given.store.append(given.stream, newEvents(1), 'no-stream');
    expect(await given.store.identity()).toBe(identity);
    expect(await given.store.lastPosition({ streamPrefix: given.prefix })).toBe(position);
  });

  it('keeps an event as it was when it was handed over', async () => {
    const { store, stream } = given;
    const data = { n: 1, list: ['a'] };
    const appended = store.append(stream, [newEvent(data)], 'no-stream');
    data.n = 2;
    data.list.push('b');
    await appended;
    const [read] = await collect(store.readStream(stream));
    expect(read?.data).toEqual({ n: 1, list: ['a'] });
  });

  it('keeps big events, and many in one append', async () => {
    const { store, stream } = given;
    const text = 'ü'.repeat(250_000);
    await store.append(stream, [newEvent({ text })], 'no-stream');
    await store.append(stream, newEvents(400), 0);
    const events = await collect(store.readStream(stream));
    expect(events[0]?.data['text']).toBe(text);
    expect(events).toHaveLength(401);
  });

  it('keeps streams apart whose names are nearly the same', async () => {
    const { store, prefix } = given;
    const names = ['a', 'A', 'ä', 'a ', 'a-1', '協'].map((name) => prefix + name);
    for (const name of names) await store.append(name, newEvents(1), 'no-stream');
    for (const name of names) expect(await collect(store.readStream(name))).toHaveLength(1);
  });

  it.each<[string, (stream: string, store: EventStore) => Promise<unknown>]>([
    ['no event', (stream, store) => store.append(stream, [], 'any')],
    ['a NUL in a type', (stream, store) => store.append(stream, [newEvent({}, { type: 'a\0b' })], 'any')],
    [
      'half a surrogate pair in a stream name',
      (stream, store) => store.append(`${stream}\ud800`, newEvents(1), 'any'),
    ],
    ['an empty id', (stream, store) => store.append(stream, [newEvent({}, { eventId: '' })], 'any')],
    ['NaN', (stream, store) => store.append(stream, [newEvent(), newEvent({ a: [{ b: NaN }] })], 'any')],
    [
      'infinity',
      (stream, store) => store.append(stream, [newEvent({}, { metadata: { a: Infinity } })], 'any'),
    ],
    ['a revision that none can be', (stream, store) => store.append(stream, newEvents(1), -1)],
    [
      'the same id twice',
      (stream, store) => store.append(stream, Array<NewEvent>(2).fill(newEvent()), 'any'),
    ],
  ])('refuses %s, and records nothing of it', async (_, append) => {
    await expect(append(given.stream, given.store)).rejects.toThrow(UnrecordableEvent);
    expect(await collect(given.store.readAll({ filter: { streamPrefix: given.prefix } }))).toEqual([]);
  });

  it('has everything after it was closed and opened again, and goes on', async () => {
    const { store, stream, prefix } = given;
    const filter = { streamPrefix: prefix };
    await Promise.all(upTo(30).map((n) => store.append(`${prefix}${n % 3}`, newEvents(2), 'any')));
    const before = await collect(store.readAll({ filter }));
    await store.close();

    const again = await given.open();
    expect(await collect(again.readAll({ filter }))).toEqual(before);
    const { revision, position } = await again.append(stream, newEvents(1), 19);
    expect(revision).toBe(20);
    expect(position > (before.at(-1)?.position ?? '')).toBe(true);
  });

  it('waits for appends under way when it is closed', async () => {
    const { store, stream } = given;
    const events = newEvents(3);
    const appended = store.append(stream, events, 'no-stream');
    await store.close();
    await expect(appended).resolves.toMatchObject({ revision: 2 });
    expect(idsOf(await collect((await given.open()).readStream(stream)))).toEqual(idsOf(events));
  });

  it('does nothing more once it was closed', async () => {
    const { store, stream, prefix } = given;
    await store.append(stream, newEvents(1), 'no-stream');
    const filter = { streamPrefix: prefix };
    const listener = await new Listener(store, { filter }).until(({ caughtUp }) => caughtUp > 0);
    await store.close();
    await store.close();
    await expect(listener.ended).rejects.toThrow(EventStoreUnavailable);
    await expect(store.append(stream, newEvents(1), 'any')).rejects.toThrow(EventStoreUnavailable);
    await expect(collect(store.readStream(stream))).rejects.toThrow(EventStoreUnavailable);
    await expect(collect(store.readAll())).rejects.toThrow(EventStoreUnavailable);
    await expect(store.lastPosition()).rejects.toThrow(EventStoreUnavailable);
    expect(await collect((await given.open()).readAll({ filter }))).toHaveLength(1);
  });
}
