import { type AllianceCore } from '../state/alliance-core.js';

import { type RelationshipTone } from '../catalogue/words.js';
import { type List, type Map } from 'immutable';
import { type Commitment, type OutcomeType } from '../commitment/commitment.js';
import { type ContributionsState } from '../reciprocity/contribution-totals.js';
import { type OccurredOn } from '../time/occurred-on.js';
import { type DatedEvidence } from '../trust/ageing.js';
import { type TrustEvidence } from '../evidence/evidence.js';
import { type TrustKey } from '../trust/trust-key.js';
import { type EventRef } from '../time/event-ref.js';

/** What counts of the outcome of a commitment. `at`: see `countsFrom`. */
export interface CommitmentOutcome extends EventRef {
  readonly type: OutcomeType;
  readonly debtors: readonly string[];
  readonly creditors: readonly string[];
  /** The day it was due on, or else happened on, counted from 1970-01-01. */
  readonly dueDay: number;
  readonly daysLate: number;
  /** Half of the commitment's, while it is disputed. */
  readonly weight: number;
  /** y = f · 2^(−L/G) */
  readonly delivered: number;
  /** κ: where it is 0, what was not delivered says nothing. */
  readonly asymmetry: number;
}

export interface PriorRelationship extends EventRef {
  readonly partners: readonly string[];
  readonly tone: RelationshipTone;
}

export interface DeclaredProfile extends EventRef {
  readonly culture: string;
  readonly values: string;
  readonly mandate: string;
}

export interface HealthCheck extends EventRef {
  /** The mean of the answers, 1 to 5. */
  readonly mean: number;
}

/** What sets the date of the next review, or (a review) settles the one that was due. */
export interface ReviewStep extends EventRef {
  readonly held: boolean;
  readonly nextReviewOn?: OccurredOn;
}

/** The evidence of a key as of a moment: see `trustAsOf`. */
export interface KeyTrust extends DatedEvidence {
  readonly key: TrustKey;
  /** How many pieces of evidence there are: sums of rests never tell that there is none. */
  readonly pieces: number;
}

/**
 * All that the figures people decide by rest on: a compact fold of one alliance's events, as they count. Never
 * changed in place. Holds no figure that ages: those are computed as of an instant, so that they are right on the day
 * they are read.
 */
export interface AssessmentState extends AllianceCore, ContributionsState {
  readonly epochs: AllianceCore['epochs'];
  /**
   * By id, as JSON, those that were settled when a snapshot was taken from which the state was restored: no figure asks
   * for them. One that an event is about is among the others again, and that counts.
   */
  readonly settled: ReadonlyMap<string, string>;
  /** Of the commitments, those that are open. */
  readonly open: Map<string, Commitment>;
  /** What counts of the outcomes of the others. */
  readonly outcomes: List<CommitmentOutcome>;
  /** Of any commitment. */
  readonly renegotiations: List<EventRef>;
  /** Of trust, by whom a promise was withdrawn or renegotiated too often: see `isRetreat`. */
  readonly retreats: List<TrustEvidence>;
  readonly priorRelationships: List<PriorRelationship>;
  /** By partner, the latest. */
  readonly profiles: Map<string, DeclaredProfile>;
  /** By partner, the latest. */
  readonly healthChecks: Map<string, HealthCheck>;
  readonly meetings: List<EventRef>;
  readonly reviewSteps: List<ReviewStep>;
  /** Of trust, by reviews and breaches: what is none of a commitment's. */
  readonly otherEvidence: List<TrustEvidence>;
  /** By the name of the key: what all evidence amounts to. */
  readonly trust: Map<string, KeyTrust>;
  /** The first event that agreed on an end of a trial, or on the date of a review. */
  readonly firstDateAgreed: EventRef | undefined;
  /** Since when there is no coordinator; undefined while there is one. */
  readonly vacantSince: EventRef | undefined;
  /** By partner, its latest sign of life. */
  readonly lastSeen: Map<string, EventRef>;
  /** The latest sign of life of anybody. */
  readonly lastSign: EventRef;
  /** The days with a sign of life, in order, counted from 1970-01-01. */
  readonly days: List<number>;
  /** How often each gap, in days, lies between two of them. */
  readonly gaps: Map<number, number>;
}
