import { change, counted, dayOf, range, score, whole } from './figures.js';

describe('figures', () => {
  it('have two places', () => {
    expect(score(2 / 3)).toBe('0.67');
    expect(range(0.223607, 0.974679)).toBe('0.22–0.97');
  });

  it('show the sign of a change, and nothing where there is none to be seen', () => {
    expect([change(1 / 6), change(-0.020394), change(0), change(-0.004)]).toEqual([
      '+0.17',
      '−0.02',
      '–',
      '–',
    ]);
  });

  it('set thousands apart, and count in the singular and the plural', () => {
    expect(whole(1250)).toBe('1,250');
    expect([counted(1, 'day'), counted(97, 'day'), counted(0, 'event')]).toEqual([
      '1 day',
      '97 days',
      '0 events',
    ]);
  });

  it('tell the day of an instant', () => {
    expect(dayOf('2026-11-22T13:38:32.000Z')).toBe('2026-11-22');
  });
});
