import fc from 'fast-check';

import { WrongExpectedRevision } from './errors.js';
import { type ExpectedRevision } from './event-store.js';
import { type Placement, placeAppend } from './place-append.js';

/** Places an append onto a stream that holds these ids. */
const place = (
  ids: readonly string[],
  expected: ExpectedRevision,
  stream: readonly string[],
): Placement | undefined => {
  try {
    return placeAppend('s', ids, expected, {
      revision: stream.length - 1,
      eventIdAt: (revision) => stream[revision],
      revisionOf: (id) => (stream.includes(id) ? stream.indexOf(id) : undefined),
    });
  } catch (error) {
    expect(error).toBeInstanceOf(WrongExpectedRevision);
    return undefined;
  }
};

const anyIds = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 1, maxLength: 4 });
const anyStream = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 });
const anyExpected = fc.oneof(fc.constantFrom<ExpectedRevision>('any', 'no-stream'), fc.nat({ max: 8 }));

describe('Placing an append', () => {
  it('records it at the end, or finds it whole where it was recorded before, or refuses it', () => {
    fc.assert(
      fc.property(anyIds, anyExpected, anyStream, (ids, expected, stream) => {
        const placement = place(ids, expected, stream);
        if (placement === undefined) return;
        const { recordedBefore, first } = placement;
        expect(stream.slice(first, first + ids.length)).toEqual(recordedBefore ? ids : []);
        if (!recordedBefore) expect(ids.some((id) => stream.includes(id))).toBe(false);
        if (expected !== 'any') expect(first).toBe(expected === 'no-stream' ? 0 : expected + 1);
      }),
    );
  });

  it('finds again whatever was recorded, however the stream has gone on', () => {
    fc.assert(
      fc.property(anyIds, anyExpected, anyStream, anyIds, (ids, expected, stream, more) => {
        const placement = place(ids, expected, stream);
        if (placement === undefined || placement.recordedBefore) return;
        const later = [...stream, ...ids, ...more.filter((id) => !stream.includes(id) && !ids.includes(id))];
        expect(place(ids, expected, later)).toEqual({ recordedBefore: true, first: placement.first });
      }),
    );
  });

  it('refuses what expects another revision', () => {
    expect(place(['x'], 3, ['a', 'b'])).toBeUndefined();
    expect(place(['x'], 0, ['a', 'b'])).toBeUndefined();
    expect(place(['x'], 'no-stream', ['a'])).toBeUndefined();
  });
});
