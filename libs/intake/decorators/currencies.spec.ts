import { CURRENCIES } from './currencies.js';

describe('the currencies', () => {
  it.each(['EUR', 'USD', 'VED', 'XCG', 'ZWG', 'SLE'])('%s is one of today', (code) => {
    expect(CURRENCIES.has(code)).toBe(true);
  });

  it.each(['CLF', 'BOV', 'CHE', 'CHW', 'COU', 'MXV', 'USN', 'UYI', 'UYW', 'XAU', 'XAG', 'XDR', 'XSU', 'XUA'])(
    '%s is a fund, a metal or a unit of account',
    (code) => {
      expect(CURRENCIES.has(code)).toBe(true);
    },
  );

  it.each(['DEM', 'FRF', 'ITL', 'XEU', 'SUR', 'DDM', 'YUN', 'ZAL', 'CSK', 'HRK', 'ANG', 'VEB', 'VEF', 'XFO'])(
    '%s is of history',
    (code) => {
      expect(CURRENCIES.has(code)).toBe(true);
    },
  );

  it.each(['EURO', 'eur', 'XBT', 'BTC', 'UKP', '', 'ABC', '978', 'toString'])('%j is none', (code) => {
    expect(CURRENCIES.has(code)).toBe(false);
  });

  it('are codes of three letters, each once', () => {
    expect([...CURRENCIES].filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
    expect(CURRENCIES.size).toBe(307);
  });
});
