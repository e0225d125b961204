/** How evidence of follow-through is weighed and how it ages. Recorded in the event that agrees on it. */
export interface TrustPolicy {
  /** H, days until a piece of evidence counts half. */
  readonly halfLife: number;
  /** G, days late at which a delivery is worth half. */
  readonly latenessScale: number;
  /** κ, how much heavier a failure weighs than a success. */
  readonly asymmetry: number;
  /** a, the expectation before any evidence, 0 to 1. */
  readonly baseRate: number;
  /** W, how much evidence the base rate is worth. */
  readonly priorWeight: number;
  /** Days after its due date before a commitment without an outcome is recorded as missed. */
  readonly deadlineGrace: number;
}

/** What each value of a policy may be: from the first to the second, both included. */
export const TRUST_POLICY_BOUNDS = {
  halfLife: [1, 36_500],
  latenessScale: [1, 36_500],
  asymmetry: [0.1, 10],
  baseRate: [0.01, 0.99],
  priorWeight: [0.1, 100],
  deadlineGrace: [0, 3_650],
} as const satisfies Record<keyof TrustPolicy, readonly [number, number]>;

const standard: TrustPolicy = {
  halfLife: 365,
  latenessScale: 30,
  asymmetry: 1,
  baseRate: 0.5,
  priorWeight: 2,
  deadlineGrace: 14,
};

export const TRUST_POLICY_PRESETS = {
  fast: { ...standard, halfLife: 180, latenessScale: 14 },
  standard,
  institutional: { ...standard, halfLife: 1095, latenessScale: 180 },
  cautious: { ...standard, asymmetry: 2 },
} as const satisfies Record<string, TrustPolicy>;

export type TrustPolicyPreset = keyof typeof TRUST_POLICY_PRESETS;
