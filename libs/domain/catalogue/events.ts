import type { OccurredOn } from '../time/occurred-on.js';
import type { TrustPolicy } from '../trust/trust-policy.js';
import type {
  AllianceKind,
  Arena,
  ConcernKind,
  ContributionKind,
  DisputeVerdict,
  DissolutionReason,
  GroundRuleTopic,
  MissDetection,
  OpenCommitmentFate,
  RelationshipTone,
  ReviewDecision,
  ValueBasis,
} from './words.js';

export * from './words.js';

/** Parts of a whole by partner id; they sum to 1 within 1e-9. */
export type Shares = Readonly<Record<string, number>>;

export interface FoundingPartner {
  readonly partnerId: string;
  readonly name: string;
  readonly role?: string;
  readonly share?: number;
}

export interface Value {
  readonly amount: number;
  /** ISO 4217 */
  readonly currency: string;
  readonly basis: ValueBasis;
}

export interface Beneficiary {
  readonly partnerId: string;
  readonly share: number;
}

export interface Rating {
  readonly rater: string;
  readonly subject: string;
  /** 1 to 5 */
  readonly score: number;
}

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

export interface AllianceChanges {
  readonly purpose?: string;
  readonly kind?: AllianceKind;
  readonly trialEndsOn?: OccurredOn;
  readonly nextReviewOn?: OccurredOn;
  readonly shares?: Shares;
  readonly trustPolicy?: TrustPolicy;
}

export interface OpenCommitment {
  readonly commitmentId: string;
  readonly becomes: OpenCommitmentFate;
}

interface Delivery {
  readonly commitmentId: string;
  readonly deliveredOn: OccurredOn;
  readonly confirmedBy?: string;
  readonly evidence?: string;
  readonly judgedBy: Judgement;
}

/** What each event says, by its name. The metadata every event carries is the envelope's. */
export interface AllianceEventData {
  AllianceFormed: {
    readonly name: string;
    readonly purpose: string;
    readonly kind: AllianceKind;
    readonly arena?: Arena;
    readonly partners: readonly FoundingPartner[];
    readonly coordinator?: string;
    readonly trialEndsOn?: OccurredOn;
    readonly nextReviewOn?: OccurredOn;
    readonly trustPolicy: TrustPolicy;
  };
  PartnerJoined: {
    readonly partnerId: string;
    readonly name: string;
    readonly role?: string;
    readonly shares?: Shares;
  };
  PartnerLeft: { readonly partnerId: string; readonly reason: string; readonly shares?: Shares };
  CoordinatorAppointed: { readonly partnerId: string; readonly person?: string };
  CoordinatorStoodDown: { readonly partnerId: string; readonly person?: string };
  CommitmentMade: {
    readonly commitmentId: string;
    readonly debtors: readonly string[];
    readonly creditors: readonly string[];
    readonly description: string;
    readonly measure?: string;
    readonly target?: number;
    readonly unit?: string;
    readonly dueOn?: OccurredOn;
    readonly weight: number;
    readonly shares?: Shares;
  };
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
  CommitmentRenegotiated: {
    readonly commitmentId: string;
    readonly dueOn?: OccurredOn;
    readonly target?: number;
    readonly description?: string;
    readonly weight?: number;
    readonly consents: readonly string[];
    readonly reason: string;
  };
  CommitmentReleased: {
    readonly commitmentId: string;
    readonly by: readonly string[];
    readonly reason: string;
  };
  CommitmentWithdrawn: {
    readonly commitmentId: string;
    readonly by: readonly string[];
    readonly reason: string;
  };
  ContributionMade: {
    readonly contributionId: string;
    readonly givers: readonly string[];
    readonly kind: ContributionKind;
    readonly description: string;
    readonly quantity?: number;
    readonly unit?: string;
    readonly value?: Value;
    /** Left out: the other partners equally. Empty: outsiders. */
    readonly beneficiaries?: readonly Beneficiary[];
    /** A commitment of the same alliance. */
    readonly towards?: string;
  };
  ReviewHeld: {
    readonly reviewId: string;
    readonly ratings: readonly Rating[];
    readonly decision: ReviewDecision;
    readonly nextReviewOn?: OccurredOn;
    readonly notes?: string;
  };
  AllianceRenegotiated: {
    readonly changes: AllianceChanges;
    readonly consents: readonly string[];
    readonly reason: string;
  };
  AlliancePaused: {
    readonly reason: string;
    readonly by?: readonly string[];
    readonly lookAgainOn?: OccurredOn;
  };
  AllianceResumed: { readonly reason?: string };
  AllianceLapsed: { readonly basis: string };
  AllianceRevived: { readonly basis: string };
  AllianceDissolved: {
    readonly reason: DissolutionReason;
    readonly initiatedBy?: string;
    readonly lessons?: string;
    readonly openCommitments: readonly OpenCommitment[];
  };
  AllianceFormalised: { readonly instrument: string; readonly successor?: string };
  ExpectationDeclared: {
    readonly partnerId: string;
    /** A partner, or the alliance: see `THE_ALLIANCE`. */
    readonly of: string;
    readonly text: string;
    readonly measure?: string;
  };
  GroundRuleAgreed: {
    readonly topic: GroundRuleTopic;
    readonly text: string;
    readonly consents: readonly string[];
  };
  ProfileDeclared: {
    readonly partnerId: string;
    readonly culture: string;
    readonly values: string;
    readonly mandate: string;
  };
  PriorRelationshipNoted: {
    readonly partners: readonly string[];
    readonly tone: RelationshipTone;
    readonly summary: string;
  };
  ObjectiveSet: {
    readonly objectiveId: string;
    readonly text: string;
    readonly weight: number;
    readonly markers: readonly string[];
  };
  ObjectiveProgressed: {
    readonly objectiveId: string;
    /** Of the whole, 0 to 1. */
    readonly progress: number;
    readonly marker?: string;
  };
  ObjectiveAchieved: { readonly objectiveId: string };
  ObjectiveDropped: { readonly objectiveId: string; readonly reason: string };
  BenefitRealised: {
    readonly benefitId: string;
    readonly partnerId: string;
    readonly kind: string;
    readonly description: string;
    readonly value?: Value;
    /** What brought it about: a contribution or a commitment, by its id, or words. */
    readonly attributedTo?: string;
  };
  ContributionAcknowledged: { readonly contributionId: string; readonly by: string };
  ContributionRevalued: { readonly contributionId: string; readonly value: Value; readonly reason: string };
  DeliveryClaimed: {
    readonly commitmentId: string;
    /** 0 < fraction ≤ 1 */
    readonly fraction: number;
  };
  CommitmentAcknowledged: { readonly commitmentId: string; readonly creditor: string };
  CommitmentReassigned: {
    readonly commitmentId: string;
    readonly debtors?: readonly string[];
    readonly creditors?: readonly string[];
    readonly consents: readonly string[];
  };
  OutcomeDisputed: { readonly commitmentId: string; readonly by: string; readonly grounds: string };
  DisputeResolved: { readonly commitmentId: string; readonly verdict: DisputeVerdict };
  MeetingHeld: {
    readonly channel: string;
    /** By id: partners, and guests. */
    readonly attendees: readonly string[];
    readonly summary?: string;
  };
  ResourceNeedDeclared: {
    readonly needId: string;
    readonly kind: string;
    readonly amount?: number;
    readonly neededBy: OccurredOn;
  };
  ResourceNeedMet: { readonly needId: string; readonly by: string };
  HealthCheckAnswered: {
    readonly partnerId: string;
    /** 1 to 5, by dimension. */
    readonly answers: Readonly<Record<string, number>>;
  };
  ConcernRaised: {
    readonly concernId: string;
    readonly kind: ConcernKind;
    readonly text: string;
    readonly about?: string;
  };
  ConcernResolved: { readonly concernId: string };
  BreachReported: {
    readonly breachId: string;
    readonly subject: string;
    readonly nature: string;
    /** Who reports it: as it is said, or else on whose behalf it was recorded, or by whom. */
    readonly by: string;
  };
  BreachConfirmed: {
    readonly breachId: string;
    readonly decidedBy: string;
    /** Whom it was a breach towards, as its evidence is split: the other partners at that time. */
    readonly judgedBy: BreachJudgement;
  };
  BreachDismissed: { readonly breachId: string; readonly decidedBy: string };
  EntryCorrected: {
    /** Of the entry that was wrong. */
    readonly eventId: string;
    readonly type: AmendableEventType;
    /** When it happened after all. */
    readonly occurredOn: OccurredOn;
    /** The whole data of the entry as it should be. */
    readonly replacement: object;
    readonly reason?: string;
  };
  EntryRetracted: { readonly eventId: string; readonly reason: string };
}

/** The terms a breach was confirmed by, so that whoever reads the event needs no other. */
export interface BreachJudgement {
  readonly subject: string;
  /** The other partners. */
  readonly towards: readonly string[];
}

export type AllianceEventType = keyof AllianceEventData;

/** Entries can be amended; what amends one is no such entry. */
export type AmendableEventType = Exclude<AllianceEventType, 'EntryCorrected' | 'EntryRetracted'>;

/** A fact about an alliance, as decided: not yet recorded. */
export type AllianceEvent<T extends AllianceEventType = AllianceEventType> = {
  [K in T]: { readonly type: K; readonly occurredOn: OccurredOn; readonly data: AllianceEventData[K] };
}[T];

/** Where and when a fact was recorded. */
export interface Recording {
  readonly allianceId: string;
  readonly eventId: string;
  /** From 0, without gaps within an alliance; breaks ties between equal `occurredOn`. */
  readonly revision: number;
  /** In the whole store; opaque, ordered as a string. */
  readonly position: string;
  /** An instant: ISO 8601, UTC. */
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly onBehalfOf?: string;
  readonly source?: string;
  /** Of what counts in the place of an entry that was amended: the id under which it was first recorded. */
  readonly amends?: string;
}

/** A fact about an alliance, as recorded. */
export type RecordedAllianceEvent<T extends AllianceEventType = AllianceEventType> = {
  [K in T]: AllianceEvent<K> & Recording;
}[T];
