import fc from 'fast-check';

import { partsOf } from './split.js';
import { trustKeyName } from './trust-key.js';

const named = (parts: ReturnType<typeof partsOf>): Record<string, number> =>
  Object.fromEntries(parts.map(({ key, part }) => [trustKeyName(key), part]));

describe('splitting a commitment', () => {
  it('is equal over the debtors, then over the creditors of each other than itself', () => {
    expect(named(partsOf({ debtors: ['A', 'B'], creditors: ['B', 'C'] }))).toEqual({
      alliance: 1,
      'partner:A': 0.5,
      'pair:A>B': 0.25,
      'pair:A>C': 0.25,
      'partner:B': 0.5,
      'pair:B>C': 0.5,
    });
  });

  it('follows the shares of the commitment, and leaves out who owes nothing', () => {
    const shares = { A: 0.75, B: 0.25, C: 0 };
    expect(named(partsOf({ debtors: ['A', 'B', 'C'], creditors: ['D'], shares }))).toEqual({
      alliance: 1,
      'partner:A': 0.75,
      'pair:A>D': 0.75,
      'partner:B': 0.25,
      'pair:B>D': 0.25,
    });
  });

  it('neither loses nor makes evidence', () => {
    const partners = fc.uniqueArray(fc.constantFrom(...'ABCDEFGH'), { minLength: 2 });
    fc.assert(
      fc.property(partners, partners, (debtors, creditors) => {
        // A debtor who is the only creditor owes nobody anything: no such promise is made.
        fc.pre(creditors.length > 1 || !debtors.includes(creditors[0] as string));
        const parts = partsOf({ debtors, creditors });
        const sum = (keys: typeof parts): number => keys.reduce((total, { part }) => total + part, 0);
        const partnersParts = parts.filter(({ key }) => key.debtor && !key.creditor);
        const pairsParts = parts.filter(({ key }) => key.creditor);
        expect(sum(partnersParts)).toBeCloseTo(1, 12);
        expect(sum(pairsParts)).toBeCloseTo(1, 12);
        for (const { key, part } of partnersParts)
          expect(sum(pairsParts.filter((pair) => pair.key.debtor === key.debtor))).toBeCloseTo(part, 12);
      }),
    );
  });
});
