import { type Shares } from '../shared/shares.js';
import { listed } from '../shared/text.js';
import { RuleViolation } from './rule-violation.js';

const TOLERANCE = 1e-9;

/** `shares`: agreed shares name everyone once, nobody else, and sum to 1 (within 1e-9). None agreed: equal. */
export function mustShareOut(
  shares: Shares | undefined,
  among: Iterable<string>,
  whose: 'partner' | 'debtor',
): void {
  if (!shares) return;
  const everyone = new Set(among);
  const missing = [...everyone].filter((id) => !Object.hasOwn(shares, id));
  const strangers = Object.keys(shares).filter((id) => !everyone.has(id));
  if (missing.length > 0) {
    throw new RuleViolation(
      'shares',
      `Shares name every ${whose}: ${listed(missing)} has none. Give 0 to who gives nothing.`,
    );
  }
  if (strangers.length > 0) {
    throw new RuleViolation(
      'shares',
      `Shares name nobody but each ${whose} (${listed(everyone)}): leave out ${listed(strangers)}.`,
    );
  }
  mustSumToOne(shares);
}

/** `shares`: parts of a whole. */
export function mustSumToOne(shares: Shares): void {
  const negative = Object.entries(shares).find(([, share]) => share < 0);
  if (negative)
    throw new RuleViolation('shares', `The share of ${negative[0]} is ${negative[1]}: a share is 0 or more.`);
  const sum = Object.values(shares).reduce((total, share) => total + share, 0);
  if (Math.abs(sum - 1) <= TOLERANCE) return;
  throw new RuleViolation('shares', `The shares sum to ${sum}: they are parts of one whole, and sum to 1.`);
}
