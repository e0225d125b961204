import fc from 'fast-check';
import { isExact, mayHaveInexactNumbers } from './exact-numbers.js';

describe('a number that a double holds as it is written', () => {
  it.each([
    '0',
    '-0',
    '0.0',
    '0e999',
    '1',
    '-1.50',
    '1e3',
    '1E+3',
    '0.1',
    '0.30000000000000004',
    '0.10000000000000001',
    '9007199254740991',
    '9007199254740992',
    '-9007199254740992',
    '9007199254740994',
    '1e22',
    '1180591620717411303424',
    '1.7976931348623157e308',
    '5e-324',
    '2.2250738585072014e-308',
    `1${'0'.repeat(308)}`,
    `0.${'0'.repeat(307)}1`,
    '1e0000000000000000000001',
  ])('is %s', (number) => {
    expect(isExact(number)).toBe(true);
  });

  it.each([
    '9007199254740993',
    '-9007199254740993',
    '9007199254740993.0',
    '9007199254740993e0',
    '9007199254740993.5',
    '18014398509481985',
    '12345678901234567890',
    '0.33333333333333333333',
    '1.7976931348623159e308',
    '1e309',
    '-1e400',
    '1e-400',
    '3e-324',
    '1.2345678e-320',
    `1${'0'.repeat(309)}`,
    `0.${'1'.repeat(101)}`,
  ])('is not %s', (number) => {
    expect(isExact(number)).toBe(false);
  });

  it('is each that a double is written as, and none that is another', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(fc.property(finite, (double) => isExact(String(double)) && isExact(double.toPrecision(17))));
    fc.assert(
      fc.property(fc.bigInt({ min: 2n ** 53n, max: 2n ** 80n }), (integer) => {
        expect(isExact(String(integer))).toBe(BigInt(Number(integer)) === integer);
      }),
    );
  });

  it('is found out in time that grows with its length only', () => {
    expect(isExact(`0.${'0'.repeat(1_000_000)}1`)).toBe(false);
    expect(isExact(`1${'0'.repeat(1_000_000)}1`)).toBe(false);
  });

  it('is suspected wherever it may not be one', () => {
    const text = fc.stringMatching(/^-?(0|[1-9]\d{0,25})(\.\d{1,25})?([eE][-+]?\d{1,4})?$/);
    fc.assert(
      fc.property(text, (number) => {
        for (const json of [number, `[${number}]`, `{"a":${number}}`, `[0,\n${number} ]`])
          expect(isExact(number) || mayHaveInexactNumbers(json)).toBe(true);
      }),
    );
    expect(
      mayHaveInexactNumbers('{"id": "8c5f4e12-3e45-4e123-9", "amount": 1234567.89, "at": "10:30:00.123"}'),
    ).toBe(false);
  });
});
