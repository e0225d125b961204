export const WARNING_SIGNS = {
  W1: 'no trust',
  W2: 'no driver',
  W3: 'no resources',
  W4: 'cultural unawareness',
  W5: 'different values',
  W6: 'unequal effort',
  W7: 'open-ended',
  W8: 'fading',
} as const;
export type WarningSign = keyof typeof WARNING_SIGNS;

export type WarningLevel = 'amber' | 'red';

/** One sign by one rule: what triggered it, and what to do about it. */
export interface Finding {
  readonly sign: WarningSign;
  /** The sign in words. */
  readonly name: (typeof WARNING_SIGNS)[WarningSign];
  readonly level: WarningLevel;
  /** There is at most one finding of a rule. */
  readonly rule: string;
  readonly version: number;
  readonly facts: Readonly<Record<string, number | string>>;
  readonly text: string;
  readonly advice: string;
  /** The events it rests on, in order. */
  readonly events: readonly string[];
  /** What to record if they agree. Proposed, never done. */
  readonly proposal?: 'AllianceLapsed';
}
