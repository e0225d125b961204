import type { AllianceEventData, AllianceEventType, Shares } from '../events/alliance-event.js';
import type { Moment } from '../time/moment.js';
import type { OccurredOn } from '../time/occurred-on.js';

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
  /** When the due date was agreed on: pauses count from then. */
  readonly dueAgreedOn: OccurredOn;
  readonly weight: number;
}

export interface Renegotiation extends CommitmentEntry {
  readonly changes: Partial<Omit<Terms, 'dueAgreedOn'>>;
  readonly reason: string;
}

export type Outcome = {
  [T in OutcomeType]: CommitmentEntry & { readonly type: T; readonly data: AllianceEventData[T] };
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
  readonly debtors: readonly string[];
  readonly creditors: readonly string[];
  /** What each debtor owes of the whole, where it is agreed; otherwise equal. */
  readonly shares?: Shares;
  readonly measure?: string;
  readonly unit?: string;
  readonly made: CommitmentEntry;
  /** As made. */
  readonly terms: Terms;
  /** By moment. */
  readonly renegotiations: readonly Renegotiation[];
  /** All there ever were, by moment: the last one is live, and supersedes the others. */
  readonly outcomes: readonly Outcome[];
  readonly closing?: Closing;
  /** The alliance was dissolved, and this stayed open by agreement. */
  readonly carriedOver: boolean;
  /** Every event, by moment. */
  readonly history: readonly (HistoryEntry & Moment)[];
}
