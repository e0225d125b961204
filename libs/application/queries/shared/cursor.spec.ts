import fc from 'fast-check';
import { cursorAfter, placeOf } from './cursor.js';
import { InvalidCursor } from './errors.js';

const asked = ['contributions', 'valley', undefined];

describe('a cursor', () => {
  it('gives back the place it was made of', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.string(), (at, id) => {
        const cursor = cursorAfter(asked, [at, id]);
        expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(placeOf(cursor, asked, ['number', 'string'])).toEqual(JSON.parse(JSON.stringify([at, id])));
      }),
    );
  });

  it('is none of another list, or of the same asked otherwise', () => {
    const cursor = cursorAfter(asked, [1, 'x']);
    for (const other of [
      ['commitments', 'valley', undefined],
      ['contributions', 'hill', undefined],
      ['contributions', 'valley', 'a'],
    ])
      expect(() => placeOf(cursor, other, ['number', 'string'])).toThrow(InvalidCursor);
  });

  it.each(['', 'x', 'eyJ9', 'W10', 'e30', Buffer.from('["contributions valley ",1]').toString('base64url')])(
    'is not %j',
    (text) => {
      expect(() => placeOf(text, asked, ['number', 'string'])).toThrow(InvalidCursor);
    },
  );
});
