import { RuleViolation } from './rule-violation.js';

/** Each partner is compared with each other, and each debtor's trust towards each creditor kept track of. */
export const SIZE_LIMITS = {
  /** Of an alliance, at a time. */
  partners: 100,
  /** Of a debtor and a creditor, in one commitment. */
  pairs: 1_000,
} as const;

/** `too-many`: an alliance takes in no more partners than can be compared. */
export function mustHaveRoom(alliance: string, partners: number): void {
  if (partners < SIZE_LIMITS.partners) return;
  throw new RuleViolation(
    'too-many',
    `${alliance} has ${partners} partners, and no alliance has more than ${SIZE_LIMITS.partners}: form another one for those ` +
      'who join, or take them in as one partner.',
  );
}

/** How many debtors are bound to how many creditors other than themselves. */
export function pairsOf(debtors: readonly unknown[], creditors: readonly unknown[]): number {
  const both = debtors.filter((debtor) => creditors.includes(debtor)).length;
  return debtors.length * creditors.length - both;
}

/** `too-many`: a commitment does not come to bind more pairs than it may have from the start. */
export function mustBindFew(debtors: readonly string[], creditors: readonly string[]): void {
  const pairs = pairsOf(debtors, creditors);
  if (pairs <= SIZE_LIMITS.pairs) return;
  throw new RuleViolation(
    'too-many',
    `These debtors and creditors make ${pairs} pairs, and no commitment has more than ${SIZE_LIMITS.pairs}: let fewer of them ` +
      'owe it, or make several commitments of it.',
  );
}
