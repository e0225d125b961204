import { List, Map } from 'immutable';
import { beginEpoch } from '../alliance/epochs.js';
import { evolveProfile } from '../alliance/evolve-profile.js';
import { type AllianceProfile } from '../alliance/profile.js';
import { commitmentsAffectedBy, evolveCommitment } from '../commitment/evolve-commitment.js';
import { beginsEpoch, type RecordedAllianceEvent } from '../catalogue/events.js';
import { type Contribution } from '../reciprocity/contribution.js';
import {
  withBenefit,
  withContribution,
  withEpoch,
  withRevaluation,
} from '../reciprocity/contribution-totals.js';
import { evidenceOfEvent } from '../evidence/evidence.js';
import { type EventRef, eventRefOf } from '../time/event-ref.js';
import { earlier, inserted, later, withLatest, withPart } from '../time/ordered-list.js';
import { commitmentChanged, trustAnew, withEvidence } from './assessed-trust.js';
import { type AssessmentState, type ReviewStep } from './assessment-state.js';
import { promisesAfter } from './commitment-outcomes.js';
import { evolveSigns } from './signs-of-life.js';

/**
 * The state after one more event, as it counts: see `amendedHistory`. What corrects or retracts an entry changes
 * nothing here. Throws an Error for an event of an alliance that was never formed, or of a commitment never made.
 */
export function evolveAssessment(
  state: AssessmentState | undefined,
  event: RecordedAllianceEvent,
): AssessmentState {
  const profile = evolveProfile(state?.profile, event);
  const ref = eventRefOf(event);
  const before = state ?? nothingYet(event, profile, ref);
  const known: AssessmentState = {
    ...before,
    profile,
    ...(beginsEpoch(event) && epochBegun(before, event)),
    ...evolveSigns(before, event, ref),
  };
  return withTrust(noted(withVacancy(known, before.profile, ref), event, ref), before, event);
}

/** The state of some events, as they count; undefined, if there are none. */
export function assessmentOf(events: Iterable<RecordedAllianceEvent>): AssessmentState | undefined {
  let state: AssessmentState | undefined;
  for (const event of events) state = evolveAssessment(state, event);
  return state;
}

function nothingYet(
  { allianceId }: RecordedAllianceEvent,
  profile: AllianceProfile,
  ref: EventRef,
): AssessmentState {
  return {
    allianceId,
    profile,
    epochs: [],
    commitments: Map(),
    open: Map(),
    outcomes: List(),
    renegotiations: List(),
    retreats: List(),
    contributions: List(),
    revaluations: Map(),
    benefits: List(),
    totals: Map(),
    objectives: Map(),
    needs: Map(),
    concerns: Map(),
    breaches: Map(),
    priorRelationships: List(),
    profiles: Map(),
    healthChecks: Map(),
    meetings: List(),
    reviewSteps: List(),
    otherEvidence: List(),
    trust: Map(),
    ...(!profile.coordinator && { vacantSince: ref }),
    lastSeen: Map(),
    lastSign: ref,
    days: List(),
    gaps: Map(),
  };
}

function epochBegun(
  state: AssessmentState,
  event: Parameters<typeof beginEpoch>[1],
): Pick<AssessmentState, 'epochs' | 'totals'> {
  const epochs = beginEpoch(state.epochs, event);
  return { epochs, totals: withEpoch({ ...state, epochs }) };
}

/** Whoever stands down, or leaves, leaves a vacancy. */
function withVacancy(state: AssessmentState, before: AllianceProfile, ref: EventRef): AssessmentState {
  const is = state.profile.coordinator;
  if (Boolean(is) === Boolean(before.coordinator)) return state;
  const { vacantSince, ...rest } = state;
  void vacantSince;
  return is ? rest : { ...rest, vacantSince: ref };
}

/** What an event tells of matters other than trust. */
function noted(state: AssessmentState, event: RecordedAllianceEvent, ref: EventRef): AssessmentState {
  switch (event.type) {
    case 'AllianceFormed':
    case 'ReviewHeld':
    case 'AllianceRenegotiated':
      return withReviewStep(state, event, ref);
    case 'CommitmentMade':
    case 'CommitmentKept':
    case 'CommitmentPartlyKept':
    case 'CommitmentMissed':
    case 'CommitmentRenegotiated':
    case 'CommitmentReleased':
    case 'CommitmentWithdrawn':
    case 'DeliveryClaimed':
    case 'CommitmentAcknowledged':
    case 'CommitmentReassigned':
    case 'OutcomeDisputed':
    case 'DisputeResolved':
    case 'AllianceDissolved':
      return withCommitments(state, event);
    case 'ContributionMade':
      return { ...state, ...withContribution(state, contributionOf(event, ref)) };
    case 'ContributionRevalued': {
      const { contributionId, value } = event.data;
      return { ...state, ...withRevaluation(state, contributionId, { ...ref, value }) };
    }
    case 'BenefitRealised': {
      const { benefitId, partnerId, value } = event.data;
      const benefit = { ...ref, benefitId, partnerId, ...(value && { value }) };
      const totals = withBenefit(state.totals, benefit);
      return { ...state, benefits: inserted(state.benefits, benefit), totals };
    }
    case 'ObjectiveSet':
    case 'ObjectiveProgressed':
    case 'ObjectiveAchieved':
    case 'ObjectiveDropped':
      return withObjective(state, event, ref);
    case 'ResourceNeedDeclared': {
      const { needId, kind, neededBy } = event.data;
      return { ...state, needs: withPart(state.needs, needId, { declared: { ...ref, kind, neededBy } }) };
    }
    case 'ResourceNeedMet':
      return { ...state, needs: withPart(state.needs, event.data.needId, { met: ref }) };
    case 'ConcernRaised': {
      const { concernId, kind } = event.data;
      return { ...state, concerns: withPart(state.concerns, concernId, { raised: { ...ref, kind } }) };
    }
    case 'ConcernResolved':
      return { ...state, concerns: withPart(state.concerns, event.data.concernId, { resolved: ref }) };
    case 'BreachReported': {
      const { breachId, subject } = event.data;
      return { ...state, breaches: withPart(state.breaches, breachId, { reported: { ...ref, subject } }) };
    }
    case 'BreachConfirmed': {
      const { breachId, judgedBy } = event.data;
      return {
        ...state,
        breaches: withPart(state.breaches, breachId, { confirmed: { ...ref, judgedBy } }),
      };
    }
    case 'BreachDismissed':
      return { ...state, breaches: withPart(state.breaches, event.data.breachId, { dismissed: ref }) };
    case 'PriorRelationshipNoted': {
      const { partners, tone } = event.data;
      const note = { ...ref, partners, tone };
      return { ...state, priorRelationships: inserted(state.priorRelationships, note) };
    }
    case 'ProfileDeclared': {
      const { partnerId, culture, values, mandate } = event.data;
      const declared = { ...ref, culture, values, mandate };
      return { ...state, profiles: withLatest(state.profiles, partnerId, declared) };
    }
    case 'HealthCheckAnswered': {
      const answers = Object.values(event.data.answers);
      if (answers.length === 0) return state;
      const mean = answers.reduce((sum, answer) => sum + answer, 0) / answers.length;
      return {
        ...state,
        healthChecks: withLatest(state.healthChecks, event.data.partnerId, { ...ref, mean }),
      };
    }
    case 'MeetingHeld':
      return { ...state, meetings: inserted(state.meetings, ref) };
    case 'PartnerJoined':
    case 'PartnerLeft':
    case 'CoordinatorAppointed':
    case 'CoordinatorStoodDown':
    case 'AlliancePaused':
    case 'AllianceResumed':
    case 'AllianceLapsed':
    case 'AllianceRevived':
    case 'AllianceFormalised':
    case 'ExpectationDeclared':
    case 'GroundRuleAgreed':
    case 'ContributionAcknowledged':
    case 'EntryCorrected':
    case 'EntryRetracted':
      return state;
    default:
      return event satisfies never;
  }
}

function contributionOf({ data }: RecordedAllianceEvent<'ContributionMade'>, ref: EventRef): Contribution {
  const { contributionId, givers, kind, quantity, unit, value, beneficiaries } = data;
  const money = kind === 'money' && quantity === undefined ? value : undefined;
  const { eventId, occurredOn, at, revision } = ref;
  // Field by field: a spread of the ref costs more than all the rest.
  return {
    eventId,
    occurredOn,
    at,
    revision,
    contributionId,
    givers,
    kind,
    unit: money ? money.currency : unit?.normalize('NFC'),
    amount: money ? money.amount : (quantity ?? 1),
    value,
    beneficiaries,
    overhead: data.overhead === true,
  };
}

function withReviewStep(
  state: AssessmentState,
  event: RecordedAllianceEvent<'AllianceFormed' | 'ReviewHeld' | 'AllianceRenegotiated'>,
  ref: EventRef,
): AssessmentState {
  const held = event.type === 'ReviewHeld';
  const agreed = event.type === 'AllianceRenegotiated' ? event.data.changes : event.data;
  const { nextReviewOn } = agreed;
  const dated = nextReviewOn !== undefined || ('trialEndsOn' in agreed && agreed.trialEndsOn !== undefined);
  const known = dated ? { ...state, firstDateAgreed: earlier(state.firstDateAgreed, ref) } : state;
  if (!held && nextReviewOn === undefined) return known;
  const step: ReviewStep = { ...ref, held, ...(nextReviewOn !== undefined && { nextReviewOn }) };
  return { ...known, reviewSteps: inserted(known.reviewSteps, step) };
}

function withObjective(
  state: AssessmentState,
  event: RecordedAllianceEvent<
    'ObjectiveSet' | 'ObjectiveProgressed' | 'ObjectiveAchieved' | 'ObjectiveDropped'
  >,
  ref: EventRef,
): AssessmentState {
  const { objectives } = state;
  const { objectiveId } = event.data;
  switch (event.type) {
    case 'ObjectiveSet': {
      const { weight } = event.data;
      return { ...state, objectives: withPart(objectives, objectiveId, { set: { ...ref, weight } }) };
    }
    case 'ObjectiveProgressed': {
      const { progress } = event.data;
      const progressed = later(objectives.get(objectiveId)?.progressed, { ...ref, progress });
      return { ...state, objectives: withPart(objectives, objectiveId, { progressed }) };
    }
    case 'ObjectiveAchieved':
      return { ...state, objectives: withPart(objectives, objectiveId, { achieved: ref }) };
    case 'ObjectiveDropped':
      return { ...state, objectives: withPart(objectives, objectiveId, { dropped: ref }) };
    default:
      return event satisfies never;
  }
}

function withCommitments(
  state: AssessmentState,
  event: Parameters<typeof evolveCommitment>[1],
): AssessmentState {
  return commitmentsAffectedBy(event).reduce((all, commitmentId) => {
    const before = all.commitments.get(commitmentId);
    const after = evolveCommitment(before, event);
    return {
      ...all,
      commitments: all.commitments.set(commitmentId, after),
      ...promisesAfter(all, before, after),
      ...commitmentChanged(all, before, after, all.profile.policies),
    };
  }, state);
}

function withTrust(
  state: AssessmentState,
  before: AssessmentState,
  event: RecordedAllianceEvent,
): AssessmentState {
  if (state.profile.policies !== before.profile.policies && state.profile.policies.length > 1)
    return agesAnew(state);
  const evidence = evidenceOfEvent(event);
  if (!evidence || evidence.of.length === 0) return state;
  return {
    ...state,
    otherEvidence: inserted(state.otherEvidence, evidence),
    trust: withEvidence(state.trust, evidence, state.profile.policies),
  };
}

/** Evidence that was computed to a moment after the new policy began has aged under the wrong one. */
function agesAnew(state: AssessmentState): AssessmentState {
  const begins = state.profile.policies.at(-1)?.at ?? 0;
  return state.trust.some(({ at }) => at > begins) ? { ...state, trust: trustAnew(state) } : state;
}
