import { type Lifetime, medianSurvival, survivalOf } from './survival.js';

const ended = (days: number): Lifetime => ({ days, ended: true });
const open = (days: number): Lifetime => ({ days, ended: false });

describe('survival', () => {
  it('is estimated from lives that ended, and lives that last', () => {
    const rows = survivalOf([ended(4), open(5), ended(2), ended(6), open(3), ended(4)]);
    expect(rows.map(({ days, atRisk, ended: ends, censored }) => [days, atRisk, ends, censored])).toEqual([
      [2, 6, 1, 0],
      [3, 5, 0, 1],
      [4, 4, 2, 0],
      [5, 2, 0, 1],
      [6, 1, 1, 0],
    ]);
    expect(rows.map(({ survival }) => survival.toFixed(6))).toEqual([
      '0.833333',
      '0.833333',
      '0.416667',
      '0.416667',
      '0.000000',
    ]);
    expect(medianSurvival(rows)).toBe(4);
  });

  it('is unknown of none', () => {
    expect(survivalOf([])).toEqual([]);
    expect(medianSurvival(survivalOf([open(3)]))).toBeUndefined();
  });
});
