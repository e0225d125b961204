import { UnrecordableEvent } from './errors.js';
import { type NewEvent } from './recorded-event.js';
import { serialiseAppend } from './serialise.js';

const event = (more: Partial<NewEvent>): NewEvent => ({
  eventId: 'id',
  type: 'T',
  data: {},
  metadata: {},
  ...more,
});

describe('Serialising an append', () => {
  it('gives the text of the two parts of an event', () => {
    const data = { list: [1, null, { a: undefined }], none: null, text: 'null \u0000 \ud800' };
    expect(serialiseAppend('s', [event({ data, metadata: { b: 2 } })], 'any')).toEqual([
      { eventId: 'id', type: 'T', data: JSON.stringify(data), metadata: '{"b":2}' },
    ]);
  });

  it.each([
    ['NaN', { a: { b: [Number.NaN] } }],
    ['infinity', { a: -Infinity }],
    ['a hole in a list', { a: [1, undefined as unknown as null] }],
  ])('refuses %s, that would come back as null', (_, data) => {
    expect(() => serialiseAppend('s', [event({ data })], 'any')).toThrow(UnrecordableEvent);
  });

  it.each(['', 'a\0b', 'a\ud83d', '\udd4a'])('refuses %j outside of the JSON', (text) => {
    expect(() => serialiseAppend(text, [event({})], 'any')).toThrow(UnrecordableEvent);
    expect(() => serialiseAppend('s', [event({ type: text })], 'any')).toThrow(UnrecordableEvent);
    expect(() => serialiseAppend('s', [event({ eventId: text })], 'any')).toThrow(UnrecordableEvent);
  });

  it('takes any other text', () => {
    expect(serialiseAppend('🕊 ü', [event({ type: '協約' })], 'any')).toHaveLength(1);
  });
});
