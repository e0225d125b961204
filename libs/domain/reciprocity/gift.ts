import type { Beneficiary, ContributionKind, Value } from '../catalogue/events.js';
import type { Mark } from '../ledger/mark.js';

/** Something given. All have the same fields, which many thousands are read the faster by. */
export interface Gift extends Mark {
  readonly contributionId: string;
  readonly givers: readonly string[];
  readonly kind: ContributionKind;
  /** What it is counted in, within its kind. Money counts in its currency. */
  readonly unit: string | undefined;
  /** How many of these units: what has no quantity is one of its kind. */
  readonly amount: number;
  readonly value: Value | undefined;
  /** Left out: the other partners equally. Empty: outsiders. */
  readonly beneficiaries: readonly Beneficiary[] | undefined;
}

export interface Revaluation extends Mark {
  readonly value: Value;
}

/** What came of the alliance for one partner. */
export interface Benefit extends Mark {
  readonly benefitId: string;
  readonly partnerId: string;
  readonly value?: Value;
}
