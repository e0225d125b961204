import { Failure } from './failure.js';
import { momentOf } from './moment.js';

describe('the moment of a replay', () => {
  it('is now, or what the options name', () => {
    expect(momentOf({})).toEqual({});
    expect(momentOf({ untilRevision: '12' })).toEqual({ revision: 12 });
    expect(momentOf({ knownAt: '2026-01-31T12:00:00Z' })).toEqual({ knownAt: '2026-01-31T12:00:00Z' });
    expect(momentOf({ asOf: '2008' })).toEqual({ asOf: '2008' });
    const both = { asOf: '2008', knownAt: '2026-01-31T12:00:00Z' };
    expect(momentOf(both)).toEqual(both);
  });

  it.each([
    [{ untilRevision: '-1' }, /whole number/],
    [{ knownAt: '2026-01-31' }, /an instant/],
    [{ asOf: '2026-02-30' }, /a year, a month/],
    [{ asOf: 'soon', knownAt: '2026-01-31T12:00:00Z' }, /a year, a month/],
    [{ asOf: '2026', untilRevision: '1' }, /either/],
  ])('is refused where it makes no sense: %p', (options, why) => {
    expect(() => momentOf(options)).toThrow(why);
    expect(() => momentOf(options)).toThrow(Failure);
  });
});
