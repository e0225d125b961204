import { type AllianceEventType } from '../catalogue/catalogue.js';
import type { OccurredOn } from '../time/occurred-on.js';

export const PHASES = ['active', 'paused', 'lapsed', 'dissolved', 'formalised'] as const;
export type Phase = (typeof PHASES)[number];

/** How long an alliance was in a phase, and what ended it. */
export interface PhaseSpan {
  readonly phase: Phase;
  readonly from: OccurredOn;
  /** Left out while it lasts. */
  readonly to?: OccurredOn;
  readonly endedBy?: { readonly eventId: string; readonly type: AllianceEventType; readonly reason?: string };
}

/** The phase that an event leads to. What is not here leaves the phase as it is. */
export const PHASE_AFTER = {
  AllianceFormed: 'active',
  AlliancePaused: 'paused',
  AllianceResumed: 'active',
  AllianceLapsed: 'lapsed',
  AllianceRevived: 'active',
  AllianceDissolved: 'dissolved',
  AllianceFormalised: 'formalised',
} as const satisfies Partial<Record<AllianceEventType, Phase>>;
export type PhaseChange = keyof typeof PHASE_AFTER;

/** An end, concluded or not: the alliance takes no new promises and gifts. */
export function isEnded(phase: Phase): boolean {
  return phase === 'lapsed' || phase === 'dissolved' || phase === 'formalised';
}

const WHILE_IT_LASTS = ['active', 'paused'] as const;
const BEFORE_ITS_END = ['active', 'paused', 'lapsed'] as const;

/** The phases that accept each event, beside facts that happened earlier. */
export const ACCEPTED_IN = {
  AllianceFormed: [],
  PartnerJoined: ['active'],
  PartnerLeft: WHILE_IT_LASTS,
  CoordinatorAppointed: WHILE_IT_LASTS,
  CoordinatorStoodDown: WHILE_IT_LASTS,
  CommitmentMade: ['active'],
  CommitmentKept: PHASES,
  CommitmentPartlyKept: PHASES,
  CommitmentMissed: PHASES,
  CommitmentRenegotiated: WHILE_IT_LASTS,
  CommitmentReleased: BEFORE_ITS_END,
  CommitmentWithdrawn: WHILE_IT_LASTS,
  ContributionMade: WHILE_IT_LASTS,
  ReviewHeld: WHILE_IT_LASTS,
  AllianceRenegotiated: WHILE_IT_LASTS,
  AlliancePaused: ['active'],
  AllianceResumed: ['paused'],
  AllianceLapsed: WHILE_IT_LASTS,
  AllianceRevived: ['lapsed'],
  AllianceDissolved: BEFORE_ITS_END,
  AllianceFormalised: BEFORE_ITS_END,
  ExpectationDeclared: WHILE_IT_LASTS,
  GroundRuleAgreed: WHILE_IT_LASTS,
  ProfileDeclared: WHILE_IT_LASTS,
  PriorRelationshipNoted: WHILE_IT_LASTS,
  ObjectiveSet: WHILE_IT_LASTS,
  ObjectiveProgressed: WHILE_IT_LASTS,
  ObjectiveAchieved: WHILE_IT_LASTS,
  ObjectiveDropped: WHILE_IT_LASTS,
  BenefitRealised: WHILE_IT_LASTS,
  ContributionAcknowledged: WHILE_IT_LASTS,
  ContributionRevalued: WHILE_IT_LASTS,
  DeliveryClaimed: WHILE_IT_LASTS,
  CommitmentAcknowledged: WHILE_IT_LASTS,
  CommitmentReassigned: WHILE_IT_LASTS,
  OutcomeDisputed: PHASES,
  DisputeResolved: PHASES,
  MeetingHeld: WHILE_IT_LASTS,
  ResourceNeedDeclared: WHILE_IT_LASTS,
  ResourceNeedMet: WHILE_IT_LASTS,
  HealthCheckAnswered: WHILE_IT_LASTS,
  ConcernRaised: WHILE_IT_LASTS,
  ConcernResolved: WHILE_IT_LASTS,
  BreachReported: WHILE_IT_LASTS,
  BreachConfirmed: WHILE_IT_LASTS,
  BreachDismissed: WHILE_IT_LASTS,
  EntryCorrected: PHASES,
  EntryRetracted: PHASES,
} as const satisfies Record<AllianceEventType, readonly Phase[]>;

export function accepts(phase: Phase, type: AllianceEventType): boolean {
  const phases: readonly Phase[] = ACCEPTED_IN[type];
  return phases.includes(phase);
}
