import { MemoryEventStore } from '#testing';

import { type NewEvent, type RecordedEvent } from './recorded-event.js';
import { type Upcaster, upcasting, upcastWith } from './upcasters.js';

const recorded = (event: Partial<RecordedEvent>): RecordedEvent => ({
  eventId: 'id',
  stream: 's',
  revision: 0,
  position: '1',
  type: 'Moved',
  data: {},
  metadata: {},
  ...event,
});

/** First the distance got a unit; then the event got another name. */
const MOVED: readonly Upcaster[] = [
  { type: 'Moved', from: 1, upcast: ({ distance, ...rest }) => ({ data: { ...rest, metres: distance } }) },
  { type: 'Moved', from: 2, upcast: (data) => ({ type: 'Travelled', data }) },
  { type: 'Travelled', from: 3, upcast: (data, { by }) => ({ data: { ...data, by } }) },
];

describe('Upcasting', () => {
  it('takes an event from version to version, to the newest', () => {
    const event = recorded({ data: { distance: 3 }, metadata: { schemaVersion: 1, by: 'foot' } });
    expect(upcastWith(MOVED)(event)).toEqual({
      ...event,
      type: 'Travelled',
      data: { metres: 3, by: 'foot' },
      metadata: { schemaVersion: 4, by: 'foot' },
    });
  });

  it('takes up an event where it stands, and one without a version at the first', () => {
    expect(upcastWith(MOVED)(recorded({ data: { distance: 3 } })).data).toEqual({ metres: 3 });
    const second = recorded({ data: { metres: 4 }, metadata: { schemaVersion: 2 } });
    expect(upcastWith(MOVED)(second)).toMatchObject({ type: 'Travelled', data: { metres: 4 } });
  });

  it('leaves everything else as it is', () => {
    const upcast = upcastWith(MOVED);
    for (const event of [recorded({ type: 'Rested' }), recorded({ metadata: { schemaVersion: 9 } })])
      expect(upcast(event)).toBe(event);
  });

  it('is not done where there is nothing to do', () => {
    const store = new MemoryEventStore();
    expect(upcasting(store, [])).toBe(store);
  });

  it('refuses two upcasters of the same version', () => {
    const [first] = MOVED;
    expect(() => upcastWith(first ? [first, first] : [])).toThrow('two upcasters of Moved from version 1');
  });

  it('reads a store in the newest schema, and leaves what is stored', async () => {
    const stored = new MemoryEventStore();
    const store = upcasting(stored, MOVED);
    const event: NewEvent = { eventId: 'id', type: 'Moved', data: { distance: 3 }, metadata: {} };
    const { position } = await store.append('s', [event], 'no-stream');

    const read: string[] = [];
    for await (const { type } of store.readStream('s')) read.push(type);
    for await (const { type } of store.readAll()) read.push(type);
    const controller = new AbortController();
    for await (const message of store.subscribe({ signal: controller.signal })) {
      if (message.kind === 'event') read.push(message.event.type);
      else controller.abort();
    }
    expect(read).toEqual(['Travelled', 'Travelled', 'Travelled']);
    expect(await store.lastPosition()).toBe(position);
    for await (const { data } of stored.readStream('s')) expect(data).toEqual(event.data);
    await store.close();
  });
});
