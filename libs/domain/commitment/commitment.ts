import { type AllianceEventData, type AllianceEventType } from '../catalogue/catalogue.js';
import { type DisputeVerdict } from '../catalogue/words.js';
import { type Shares } from '../shared/shares.js';
import { type Moment } from '../time/moment.js';
import { type OccurredOn } from '../time/occurred-on.js';

export const COMMITMENT_STATUSES = [
  'open',
  'kept',
  'partly-kept',
  'missed',
  'released',
  'withdrawn',
] as const;
/** What is recorded of a commitment. That an open one is overdue is the clock's doing, and computed on reading. */
export type CommitmentStatus = (typeof COMMITMENT_STATUSES)[number];

export type OutcomeType = 'CommitmentKept' | 'CommitmentPartlyKept' | 'CommitmentMissed';
export type ClosingType = 'CommitmentReleased' | 'CommitmentWithdrawn';

/** One event of a commitment. `at` is the time from which its evidence counts. */
export interface CommitmentEntry extends Moment {
  readonly eventId: string;
  readonly occurredOn: OccurredOn;
  /** The last instant at which it may have happened, milliseconds since 1970: never after it was recorded. */
  readonly until: number;
}

/** What was promised, until it is renegotiated. */
export interface Terms {
  readonly description: string;
  readonly target?: number;
  readonly dueOn?: OccurredOn;
  /** The day on which the due date was agreed on: pauses count from then. */
  readonly dueAgreedOn: OccurredOn;
  readonly weight: number;
}

export interface Renegotiation extends CommitmentEntry {
  readonly changes: Partial<Omit<Terms, 'dueAgreedOn'>>;
  readonly reason: string;
}

/** Other parties take the place of the debtors, the creditors, or both. */
export interface Reassignment extends CommitmentEntry {
  readonly debtors?: readonly string[];
  readonly creditors?: readonly string[];
}

/** A creditor has taken note of the promise. */
export interface Acknowledgement extends CommitmentEntry {
  readonly creditor: string;
}

/** A debtor's word that it has delivered, which moves no trust. */
export interface Claim extends CommitmentEntry {
  readonly fraction: number;
}

/** A dispute of an outcome (by whom, and why), or the verdict on it. */
export interface DisputeEntry extends CommitmentEntry {
  readonly by?: string;
  readonly grounds?: string;
  /** Of the dispute: the id under which its outcome was first recorded. */
  readonly outcome?: string;
  /** Left out: this opens the dispute. */
  readonly verdict?: DisputeVerdict;
}

export type Outcome = {
  [T in OutcomeType]: CommitmentEntry & {
    readonly type: T;
    readonly data: AllianceEventData[T];
    /** Of one that was corrected: the id under which it was first recorded. */
    readonly amends?: string;
  };
}[OutcomeType];

/** A release or a withdrawal: there is one of both at most. */
export interface Closing extends CommitmentEntry {
  readonly type: ClosingType;
  readonly by: readonly string[];
  readonly reason: string;
}

export interface HistoryEntry {
  readonly eventId: string;
  readonly type: AllianceEventType;
  readonly occurredOn: OccurredOn;
}

/** A promise with all that became of it: a fold of its events, and plain JSON. */
export interface Commitment {
  readonly allianceId: string;
  readonly commitmentId: string;
  /** As made, as are the creditors and the shares: see `partiesAt`. */
  readonly debtors: readonly string[];
  readonly creditors: readonly string[];
  /** What each debtor owes of the whole, where it is agreed; otherwise equal. */
  readonly shares?: Shares;
  readonly measure?: string;
  readonly unit?: string;
  readonly made: CommitmentEntry;
  /** Nothing of it counts from earlier, milliseconds since 1970: the day it was made, or the alliance's forming. */
  readonly since: number;
  /** As made. */
  readonly terms: Terms;
  /** By moment. */
  readonly renegotiations: readonly Renegotiation[];
  /** By moment, as all that follows. */
  readonly reassignments: readonly Reassignment[];
  readonly acknowledgements: readonly Acknowledgement[];
  readonly claims: readonly Claim[];
  /** All there ever were: see `liveStanding` for the one that supersedes the others. */
  readonly outcomes: readonly Outcome[];
  readonly disputes: readonly DisputeEntry[];
  readonly closing?: Closing;
  /** The alliance was dissolved, and this stayed open by agreement. */
  readonly carriedOver: boolean;
  /** Every event, by moment. */
  readonly history: readonly (HistoryEntry & Moment)[];
}
