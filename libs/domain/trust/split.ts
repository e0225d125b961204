import { shareOf } from '../shared/shares.js';
import { type TrustKey } from './trust-key.js';

/** Who owes what part of a commitment, and to whom. */
export interface Obligation {
  readonly debtors: readonly string[];
  readonly creditors: readonly string[];
  /** Of the debtors; without them, each owes as much as the others. */
  readonly shares?: Readonly<Record<string, number>>;
}

/** The part of a commitment, 0 to 1, that counts for a key. */
export interface Part {
  readonly key: TrustKey;
  readonly part: number;
}

/**
 * Splits a commitment over its debtors, then each one's part equally over its creditors other than itself:
 * a part of 1 for the alliance, one for each debtor (they sum to 1), and one for each pair (they sum to the
 * debtor's).
 */
export function partsOf({ debtors, creditors, shares }: Obligation): Part[] {
  const parts: Part[] = [{ key: {}, part: 1 }];
  for (const debtor of debtors) {
    const share = shares ? shareOf(shares, debtor) : 1 / debtors.length;
    const others = creditors.filter((creditor) => creditor !== debtor);
    if (share === 0) continue;
    parts.push({ key: { debtor }, part: share });
    for (const creditor of others) parts.push({ key: { debtor, creditor }, part: share / others.length });
  }
  return parts;
}
