import fc from 'fast-check';
import { readInstant } from './instant.js';

const canonical = (text: string): string | undefined => readInstant(text)?.canonical;
const at = (text: string): number => readInstant(text)?.at ?? NaN;

describe('an instant of RFC 3339', () => {
  it.each([
    '2024-03-01T09:30:00Z',
    '2024-03-01t09:30:00z',
    '2024-03-01T09:30:00.000Z',
    '2024-03-01T09:30:00-00:00',
    '2024-03-01T15:00:00.0+05:30',
    '2024-02-29T23:30:00-10:00',
  ])('%s is written in one way', (text) => {
    expect(canonical(text)).toBe('2024-03-01T09:30:00Z');
    expect(at(text)).toBe(Date.parse('2024-03-01T09:30:00Z'));
  });

  it('keeps the fractions of a second', () => {
    expect(canonical('2024-03-01T09:30:00.120Z')).toBe('2024-03-01T09:30:00.12Z');
    expect(canonical('2024-03-01T09:30:00.123456789Z')).toBe('2024-03-01T09:30:00.123456789Z');
    expect(at('2024-03-01T09:30:00.123Z')).toBe(Date.parse('2024-03-01T09:30:00.123Z'));
  });

  it('stands in order within a millisecond', () => {
    fc.assert(
      fc.property(fc.nat(999_999), fc.nat(999_999), (first, second) => {
        const [a, b] = [first, second].map((microseconds) =>
          at(`2024-03-01T09:30:00.${String(microseconds).padStart(6, '0')}Z`),
        ) as [number, number];
        expect(Math.sign(a - b)).toBe(Math.sign(first - second));
      }),
    );
  });

  it('may be a leap second, which is the last of its day', () => {
    expect(canonical('2017-01-01T01:59:60.50+02:00')).toBe('2016-12-31T23:59:60.5Z');
    const inOrder = [
      '2016-12-31T23:59:59.999Z',
      '2016-12-31T23:59:60Z',
      '2016-12-31T23:59:60.5Z',
      '2016-12-31T23:59:60.999Z',
      '2017-01-01T00:00:00Z',
    ].map(at);
    expect(inOrder).toEqual([...new Set(inOrder)].sort((a, b) => a - b));
    for (const none of ['2016-12-31T22:59:60Z', '2016-11-30T23:59:60Z', '2016-12-31T23:59:60-01:00'])
      expect(readInstant(none)).toBeUndefined();
  });

  it('is the same as Date has it, wherever Date has it', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-02'), max: new Date('9999-12-30'), noInvalidDate: true }),
        (date) => {
          expect(at(date.toISOString())).toBe(date.getTime());
        },
      ),
    );
  });
});
