/** What makes a warning sign. These are our defaults, not published norms. Days are calendar days, UTC. */
export interface WarningThresholds {
  readonly W1: {
    readonly expectation: number;
    readonly uncertainty: number;
    readonly unprovenAfterDays: number;
    readonly unprovenUncertainty: number;
    readonly brokenUpper: number;
    readonly missesInARow: number;
  };
  readonly W2: { readonly amberDays: number; readonly redDays: number; readonly silentDays: number };
  readonly W3: { readonly needDays: number; readonly givingDays: number };
  readonly W4: {
    readonly firstDays: number;
    readonly acknowledgementDays: number;
    readonly concerns: number;
    readonly concernWindowDays: number;
    readonly unresolvedDays: number;
  };
  readonly W5: {
    readonly promises: number;
    readonly amberKept: number;
    readonly amberBalance: number;
    readonly redKept: number;
    readonly redBalance: number;
  };
  readonly W6: {
    readonly contributions: number;
    readonly amberImbalance: number;
    readonly amberBalance: number;
    readonly redImbalance: number;
  };
  readonly W7: { readonly formingDays: number; readonly overdueDays: number };
  readonly W8: { readonly amberDays: number; readonly medianGaps: number; readonly redDays: number };
}

export const DEFAULT_THRESHOLDS: WarningThresholds = {
  W1: {
    expectation: 0.5,
    uncertainty: 0.5,
    unprovenAfterDays: 90,
    unprovenUncertainty: 0.8,
    brokenUpper: 0.5,
    missesInARow: 2,
  },
  W2: { amberDays: 14, redDays: 45, silentDays: 60 },
  W3: { needDays: 30, givingDays: 60 },
  W4: { firstDays: 60, acknowledgementDays: 14, concerns: 2, concernWindowDays: 180, unresolvedDays: 14 },
  W5: { promises: 3, amberKept: 0.5, amberBalance: -0.3, redKept: 0.34, redBalance: -0.5 },
  W6: { contributions: 4, amberImbalance: 0.2, amberBalance: 0.5, redImbalance: 0.35 },
  W7: { formingDays: 14, overdueDays: 30 },
  W8: { amberDays: 45, medianGaps: 3, redDays: 90 },
};
