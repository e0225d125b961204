import { type Shares } from '../shared/shares.js';
import { joined, percent } from '../shared/text.js';
import { type OccurredOn } from '../time/occurred-on.js';
import { type TrustPolicy } from '../trust/trust-policy.js';
import { type EventDefinitions } from './definition.js';
import { allOf, type Names, promiseOf } from './names.js';
import { PHASES } from './phases.js';
import { type DisputeVerdict, type MissDetection } from './words.js';

/** The terms an outcome was judged by, so that whoever reads the event needs no other. */
export interface Judgement {
  readonly debtors: readonly string[];
  readonly creditors: readonly string[];
  /** What each debtor owes of the whole; sums to 1. */
  readonly shares: Shares;
  readonly weight: number;
  /** The due date, as pauses moved it. */
  readonly dueOn?: OccurredOn;
  /** Calendar days, UTC; 0 if in time or without a due date. */
  readonly daysLate: number;
  /** What was delivered of the whole, 0 to 1. */
  readonly fraction: number;
  readonly policy: TrustPolicy;
}

interface Delivery {
  readonly commitmentId: string;
  readonly deliveredOn: OccurredOn;
  readonly confirmedBy?: string;
  readonly evidence?: string;
  readonly judgedBy: Judgement;
}

/** What became of a promise, and what is said about that. */
export interface OutcomeEvents {
  CommitmentKept: Delivery;
  CommitmentPartlyKept: Delivery & {
    /** 0 < fraction < 1 */
    readonly fraction: number;
  };
  CommitmentMissed: {
    readonly commitmentId: string;
    readonly asOf: OccurredOn;
    readonly by?: string;
    readonly reason?: string;
    readonly excusedBy?: string;
    readonly detectedBy: MissDetection;
    readonly judgedBy: Judgement;
  };
  DeliveryClaimed: {
    readonly commitmentId: string;
    /** 0 < fraction ≤ 1 */
    readonly fraction: number;
  };
  OutcomeDisputed: {
    readonly commitmentId: string;
    readonly by: string;
    readonly grounds: string;
    /** The id of the outcome that was live when it was raised. (What was recorded before it was said has none.) */
    readonly outcome?: string;
  };
  DisputeResolved: { readonly commitmentId: string; readonly verdict: DisputeVerdict };
}

export interface OutcomeCommands {
  /** `fraction` left out, or 1: kept; less: partly kept. */
  FulfilCommitment: Omit<OutcomeEvents['CommitmentKept'], 'judgedBy'> & { readonly fraction?: number };
  MissCommitment: Omit<OutcomeEvents['CommitmentMissed'], 'judgedBy'>;
  DisputeOutcome: Omit<OutcomeEvents['OutcomeDisputed'], 'outcome'>;
}

export const OUTCOMES = {
  CommitmentKept: {
    command: 'FulfilCommitment',
    label: 'An outcome',
    acceptedIn: PHASES,
    ofCommitment: true,
    signOfLife: deliverers,
    tell: (data, names) =>
      joined(
        `${allOf(data.judgedBy.debtors, names)} kept the promise: ${promiseOf(data.commitmentId, names)}`,
        ...how(data, names),
      ),
    personal: ['evidence'],
  },
  CommitmentPartlyKept: {
    command: 'FulfilCommitment',
    label: 'An outcome',
    acceptedIn: PHASES,
    ofCommitment: true,
    signOfLife: deliverers,
    tell: (data, names) => {
      const { commitmentId, fraction, judgedBy } = data;
      const what = promiseOf(commitmentId, names);
      const who = allOf(judgedBy.debtors, names);
      return joined(`${who} kept ${percent(fraction)} of the promise: ${what}`, ...how(data, names));
    },
    personal: ['evidence'],
  },
  CommitmentMissed: {
    command: 'MissCommitment',
    label: 'An outcome',
    acceptedIn: PHASES,
    ofCommitment: true,
    // A deadline that passed without a word is no sign of life.
    signOfLife: ({ detectedBy, by, excusedBy }) =>
      detectedBy === 'deadline' ? undefined : [by, excusedBy].filter((id) => id !== undefined),
    tell: tellMiss,
    personal: ['reason'],
  },
  DeliveryClaimed: {
    command: 'ClaimDelivery',
    label: 'A claim of delivery',
    ofCommitment: true,
    tell: ({ commitmentId, fraction }, names) => {
      const part = fraction === 1 ? '' : `${percent(fraction)} of `;
      const what = promiseOf(commitmentId, names);
      return `Delivery of ${part}the promise is claimed, which nobody has confirmed: ${what}`;
    },
  },
  OutcomeDisputed: {
    command: 'DisputeOutcome',
    label: 'A dispute',
    acceptedIn: PHASES,
    ofCommitment: true,
    signOfLife: ({ by }) => [by],
    tell: ({ commitmentId, by, grounds }, names) => {
      const what = promiseOf(commitmentId, names);
      return joined(`${names.partner(by)} disputed the outcome of the promise: ${what}`, grounds);
    },
    personal: ['grounds'],
  },
  DisputeResolved: {
    command: 'ResolveDispute',
    label: 'The resolution of a dispute',
    acceptedIn: PHASES,
    ofCommitment: true,
    tell: ({ commitmentId, verdict }, names) =>
      joined(
        `The dispute over the promise was resolved: ${promiseOf(commitmentId, names)}`,
        verdict === 'upheld' ? 'the outcome stands' : 'the outcome counts as if it had never been recorded',
      ),
  },
} as const satisfies EventDefinitions<OutcomeEvents>;

function deliverers({ judgedBy, confirmedBy }: Delivery): readonly string[] {
  return confirmedBy === undefined ? judgedBy.debtors : [...judgedBy.debtors, confirmedBy];
}

function tellMiss(
  { commitmentId, judgedBy, reason, by, excusedBy, detectedBy }: OutcomeEvents['CommitmentMissed'],
  names: Names,
): string {
  const { debtors } = judgedBy;
  return joined(
    `${allOf(debtors, names)} missed the promise: ${promiseOf(commitmentId, names)}`,
    reason,
    by && `${debtors.includes(by) ? 'admitted' : 'reported'} by ${names.partner(by)}`,
    excusedBy && `excused by ${names.partner(excusedBy)}`,
    detectedBy === 'deadline' && 'the deadline passed without a word',
  );
}

function how({ judgedBy, confirmedBy, evidence }: Delivery, names: Names): (string | undefined)[] {
  const { daysLate } = judgedBy;
  return [
    daysLate > 0 ? (daysLate === 1 ? 'a day late' : `${daysLate} days late`) : undefined,
    confirmedBy && `confirmed by ${names.partner(confirmedBy)}`,
    evidence && `evidence: ${evidence}`,
  ];
}
