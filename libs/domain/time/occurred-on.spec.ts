import fc from 'fast-check';
import {
  DAY_MS,
  certainlyBefore,
  dateOf,
  dayOf,
  endOf,
  firstDayOf,
  intervalOf,
  isOccurredOn,
  lastDayOf,
  precisionOf,
} from './occurred-on.js';

const iso = (instant: number): string => new Date(instant).toISOString();

describe('a time', () => {
  it.each([
    ['2016', 'year'],
    ['0001', 'year'],
    ['9999', 'year'],
    ['2016-12', 'month'],
    ['2016-02-29', 'day'],
    ['2000-02-29', 'day'],
    ['2016-12-10T09:30:00Z', 'instant'],
    ['2016-12-10T09:30:00.123456Z', 'instant'],
    ['2016-12-10T09:30:00+05:30', 'instant'],
    ['2016-12-10T23:59:59-23:59', 'instant'],
    ['2016-12-10t09:30:00z', 'instant'],
    ['2016-12-10T09:30:00-00:00', 'instant'],
    ['2016-12-10T09:30:00.123456789Z', 'instant'],
    ['2016-12-31T23:59:60Z', 'instant'],
    ['2017-01-01T08:59:60.5+09:00', 'instant'],
  ])('%s is given to the %s', (text, precision) => {
    expect(precisionOf(text)).toBe(precision);
    expect(isOccurredOn(text)).toBe(true);
  });

  it.each([
    '',
    '0000',
    '16',
    '+002016',
    '2016-00',
    '2016-13',
    '2016-1',
    '2016-02-30',
    '2015-02-29',
    '1900-02-29',
    '2016-04-31',
    '2016-12-10T09:30Z',
    '2016-12-10T09:30:00',
    '2016-12-10 09:30:00Z',
    '2016-12-10T24:00:00Z',
    '2016-12-10T09:60:00Z',
    '2016-12-10T09:30:60Z',
    '2016-12-31T23:59:60+01:00',
    '2016-12-31T23:59:61Z',
    '2016-12-10T09:30:00.1234567890Z',
    '2016-12-10T09:30:00,5Z',
    '2016-12-10T09:30:00+0530',
    '0001-01-01T00:00:00+00:01',
    '9999-12-31T23:59:59-00:01',
    '2016-12-10T09:30:00+24:00',
    '2016-02-30T09:30:00Z',
    ' 2016',
    '2016\n',
    '２０１６',
  ])('is not %j', (text) => {
    expect(isOccurredOn(text)).toBe(false);
    expect(() => intervalOf(text)).toThrow(RangeError);
  });

  it.each([
    ['2016', '2016-01-01T00:00:00.000Z', '2016-12-31T23:59:59.999Z'],
    ['1900', '1900-01-01T00:00:00.000Z', '1900-12-31T23:59:59.999Z'],
    ['0050-02', '0050-02-01T00:00:00.000Z', '0050-02-28T23:59:59.999Z'],
    ['2016-02', '2016-02-01T00:00:00.000Z', '2016-02-29T23:59:59.999Z'],
    ['2016-12-10', '2016-12-10T00:00:00.000Z', '2016-12-10T23:59:59.999Z'],
    ['2016-12-10T01:00:00+02:00', '2016-12-09T23:00:00.000Z', '2016-12-09T23:00:00.000Z'],
  ])('%s lasts from %s to %s', (text, from, to) => {
    const interval = intervalOf(text);
    expect([iso(interval.from), iso(interval.to)]).toEqual([from, to]);
  });

  it.each([
    ['2016', '2017', true],
    ['2016', '2016-12-31', false],
    ['2016-12-10', '2016-12-10T12:00:00Z', false],
    ['2016-12-10', '2016-12-11', true],
    ['2016-12-11', '2016-12-10', false],
    ['2016-12-10T12:00:00Z', '2016-12-10T12:00:00Z', false],
  ])('%s is certainly before %s: %s', (first, second, before) => {
    expect(certainlyBefore(first, second)).toBe(before);
  });

  it('knows its first and last day, UTC', () => {
    expect(firstDayOf('1970-01-02')).toBe(1);
    expect(lastDayOf('1970-01')).toBe(30);
    expect(firstDayOf('1969-12-31T23:00:00-02:00')).toBe(0);
    expect(dayOf(-1)).toBe(-1);
  });

  it('ends with the year 9999', () => {
    expect(dateOf(lastDayOf('9999') + 10)).toBe('9999-12-31');
  });

  it('to the day, is the same there and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: firstDayOf('0001'), max: lastDayOf('9999') }), (day) => {
        const date = dateOf(day);
        expect(precisionOf(date)).toBe('day');
        expect(firstDayOf(date)).toBe(day);
        expect(endOf(date) + 1).toBe((day + 1) * DAY_MS);
      }),
    );
  });
});
