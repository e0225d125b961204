import { daysOf } from './phase-days.js';

describe('the days of a phase', () => {
  it.each([
    ['between two days', { from: '2020-01-01', to: '2020-03-01' }, 60],
    ['from an instant', { from: '2020-01-01T23:00:00Z', to: '2020-01-02' }, 1],
    ['between imprecise dates', { from: '2008', to: '2017-11' }, 3592],
    ['never below none', { from: '2020-06-01', to: '2020' }, 0],
    ['untold while it lasts', { from: '2020-01-01' }, undefined],
  ])('%s', (_, span, days) => {
    expect(daysOf(span)).toBe(days);
  });

  it('up to a moment, while it lasts', () => {
    expect(daysOf({ from: '2020-01-01' }, Date.parse('2020-01-11T12:00:00Z'))).toBe(10);
    expect(daysOf({ from: '2020-01-01', to: '2020-01-02' }, Date.parse('2021-01-01'))).toBe(1);
  });
});
