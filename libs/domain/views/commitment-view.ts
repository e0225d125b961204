import { type Pause } from '../alliance/pauses.js';
import {
  type Commitment,
  type CommitmentStatus,
  type HistoryEntry,
  type Outcome,
} from '../commitment/commitment.js';
import { liveStanding } from '../commitment/disputes.js';
import { liveOutcome, statusOf } from '../commitment/status.js';
import { dueOnOf, partiesAt, settledDueOnOf, termsAt } from '../commitment/terms.js';
import { type OccurredOn } from '../time/occurred-on.js';

/** What became of a commitment: the event's own data, without what the commitment says itself. */
export type OutcomeView = {
  [T in Outcome['type']]: {
    readonly eventId: string;
    readonly type: T;
    readonly occurredOn: OccurredOn;
  } & Omit<Extract<Outcome, { type: T }>['data'], 'commitmentId' | 'judgedBy' | 'fraction'>;
}[Outcome['type']];

/** A commitment as it stands, without what a clock tells of it. */
export interface CommitmentView {
  readonly allianceId: string;
  readonly commitmentId: string;
  readonly debtors: readonly string[];
  readonly creditors: readonly string[];
  readonly description: string;
  readonly measure?: string;
  readonly target?: number;
  readonly unit?: string;
  readonly weight: number;
  readonly madeOn: OccurredOn;
  /** As pauses moved it; one that still lasts moves it once it is over. */
  readonly dueOn?: OccurredOn;
  readonly status: CommitmentStatus;
  /** Of what was delivered: calendar days, 0 if in time. */
  readonly daysLate?: number;
  /** Of what has an outcome: the part that was delivered, 0 to 1. */
  readonly fraction?: number;
  readonly outcome?: OutcomeView;
  /** The outcome is disputed: it counts half. */
  readonly disputed?: true;
  /** The part that a debtor claims to have delivered, 0 to 1: the latest claim. It moves no trust. */
  readonly claimed?: number;
  /** The creditors who have taken note of the promise. */
  readonly acknowledgedBy?: readonly string[];
  /** By `occurredOn`, then in the order of recording. */
  readonly history: readonly HistoryEntry[];
}

/** What a reader is told, who also has a clock: see `statusAt`. */
export type CommitmentStatusNow = CommitmentStatus | 'overdue';

export function commitmentView(commitment: Commitment, pauses: readonly Pause[]): CommitmentView {
  const { allianceId, commitmentId, measure, unit } = commitment;
  const { debtors, creditors } = partiesAt(commitment);
  const { description, target, weight } = termsAt(commitment);
  const dueOn = movedDueOnOf(commitment, pauses);
  return {
    allianceId,
    commitmentId,
    debtors,
    creditors,
    description,
    ...(measure !== undefined && { measure }),
    ...(target !== undefined && { target }),
    ...(unit !== undefined && { unit }),
    weight,
    madeOn: commitment.made.occurredOn,
    ...(dueOn !== undefined && { dueOn }),
    status: statusOf(commitment),
    ...outcomeFields(liveOutcome(commitment)),
    ...saidSince(commitment),
    history: commitment.history.map(({ eventId, type, occurredOn }) => ({ eventId, type, occurredOn })),
  };
}

/** What was concluded keeps the due date it was judged by. */
function movedDueOnOf(commitment: Commitment, pauses: readonly Pause[]): OccurredOn | undefined {
  const { closing } = commitment;
  if (closing) return settledDueOnOf(commitment, pauses, closing);
  const outcome = liveOutcome(commitment);
  return outcome ? outcome.data.judgedBy.dueOn : dueOnOf(termsAt(commitment), pauses);
}

function outcomeFields(outcome: Outcome | undefined): Partial<CommitmentView> {
  if (!outcome) return {};
  const { daysLate, fraction } = outcome.data.judgedBy;
  return {
    ...(outcome.type !== 'CommitmentMissed' && { daysLate }),
    fraction,
    outcome: outcomeView(outcome),
  };
}

function saidSince(commitment: Commitment): Partial<CommitmentView> {
  const claimed = commitment.claims.at(-1)?.fraction;
  const acknowledgedBy = [...new Set(commitment.acknowledgements.map(({ creditor }) => creditor))];
  return {
    ...(liveStanding(commitment)?.standing === 'disputed' && { disputed: true as const }),
    ...(claimed !== undefined && { claimed }),
    ...(acknowledgedBy.length > 0 && { acknowledgedBy }),
  };
}

function outcomeView({ eventId, type, occurredOn, data }: Outcome): OutcomeView {
  const { commitmentId, judgedBy, fraction, ...said } = { fraction: undefined, ...data };
  void [commitmentId, judgedBy, fraction];
  // Type and data belong together, which a spread of their union cannot say.
  return { eventId, type, occurredOn, ...said } as OutcomeView;
}
