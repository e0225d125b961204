import { List, Map } from 'immutable';
import { DEFINITIONS } from '../catalogue/catalogue.js';
import { type Coordinator } from '../alliance/profile.js';
import { type RecordedAllianceEvent } from '../catalogue/events.js';
import { commitmentsAffectedBy } from '../commitment/evolve-commitment.js';
import { evidenceOfEvent } from '../evidence/evidence.js';
import { contributionOf } from '../reciprocity/contribution.js';
import {
  withBenefit,
  withContribution,
  withEpoch,
  withRevaluation,
} from '../reciprocity/contribution-totals.js';
import { defined } from '../shared/defined.js';
import { type AllianceCore, evolveCore } from '../state/alliance-core.js';
import { type EventRef, eventRefOf } from '../time/event-ref.js';
import { earlier, inserted, withLatest } from '../time/ordered-list.js';
import { commitmentChanged, trustAnew, withEvidence } from './assessed-trust.js';
import { type AssessmentState } from './assessment-state.js';
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
  const core = evolveCore(state, event);
  const { mayBeOlder } = DEFINITIONS[event.type];
  const ref = eventRefOf(event, mayBeOlder ? event.occurredOn : core.profile.formedOn);
  const before = state ?? nothingYet(core, ref);
  const known: AssessmentState = {
    ...before,
    ...core,
    ...evolveSigns(before, event, ref),
    vacantSince: vacancyAfter(before, core.profile.coordinator, ref),
  };
  const inEpoch = core.epochs === before.epochs ? known : { ...known, totals: withEpoch(known) };
  return withTrust(withCommitments(noted(inEpoch, event, ref), before, event), before, event);
}

/** The state of some events, as they count; undefined, if there are none. */
export function assessmentOf(events: Iterable<RecordedAllianceEvent>): AssessmentState | undefined {
  let state: AssessmentState | undefined;
  for (const event of events) state = evolveAssessment(state, event);
  return state;
}

/** Before the alliance was formed: nothing but what it begins with. */
function nothingYet(core: AllianceCore, ref: EventRef): AssessmentState {
  return {
    ...core,
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
    priorRelationships: List(),
    profiles: Map(),
    healthChecks: Map(),
    meetings: List(),
    reviewSteps: List(),
    otherEvidence: List(),
    trust: Map(),
    firstDateAgreed: undefined,
    vacantSince: undefined,
    lastSeen: Map(),
    lastSign: ref,
    days: List(),
    gaps: Map(),
  };
}

/** Whoever stands down, or leaves, leaves a vacancy: since then, if there was none before. */
function vacancyAfter(
  { vacantSince }: AssessmentState,
  coordinator: Coordinator | undefined,
  ref: EventRef,
): EventRef | undefined {
  return coordinator ? undefined : (vacantSince ?? ref);
}

/** What an event tells of other things than commitments and trust. */
function noted(state: AssessmentState, event: RecordedAllianceEvent, ref: EventRef): AssessmentState {
  switch (event.type) {
    case 'AllianceFormed':
    case 'ReviewHeld':
      return withDates(state, event.data, ref, event.type === 'ReviewHeld');
    case 'AllianceRenegotiated':
      return withDates(state, event.data.changes, ref, false);
    case 'ContributionMade':
      return { ...state, ...withContribution(state, contributionOf(event, ref)) };
    case 'ContributionRevalued': {
      const { contributionId, value } = event.data;
      return { ...state, ...withRevaluation(state, contributionId, { ...ref, value }) };
    }
    case 'BenefitRealised': {
      const { benefitId, partnerId, value } = event.data;
      const benefit = defined({ ...ref, benefitId, partnerId, value });
      const totals = withBenefit(state.totals, benefit);
      return { ...state, benefits: inserted(state.benefits, benefit), totals };
    }
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
      const { partnerId, answers } = event.data;
      const marks = Object.values(answers);
      if (marks.length === 0) return state;
      const mean = marks.reduce((sum, answer) => sum + answer, 0) / marks.length;
      return { ...state, healthChecks: withLatest(state.healthChecks, partnerId, { ...ref, mean }) };
    }
    case 'MeetingHeld':
      return { ...state, meetings: inserted(state.meetings, ref) };
    default:
      return state;
  }
}

/** What sets the date of the next review, or the end of a trial; a review held settles the one that was due. */
function withDates(
  state: AssessmentState,
  agreed: { readonly nextReviewOn?: string; readonly trialEndsOn?: string },
  ref: EventRef,
  held: boolean,
): AssessmentState {
  const { nextReviewOn, trialEndsOn } = agreed;
  const isDated = nextReviewOn !== undefined || trialEndsOn !== undefined;
  const firstDateAgreed = isDated ? earlier(state.firstDateAgreed, ref) : state.firstDateAgreed;
  if (!held && nextReviewOn === undefined) return { ...state, firstDateAgreed };
  const step = defined({ ...ref, held, nextReviewOn });
  return { ...state, firstDateAgreed, reviewSteps: inserted(state.reviewSteps, step) };
}

function withCommitments(
  state: AssessmentState,
  { commitments }: AssessmentState,
  event: RecordedAllianceEvent,
): AssessmentState {
  return commitmentsAffectedBy(event).reduce((all, commitmentId) => {
    const before = commitments.get(commitmentId);
    const after = state.commitments.get(commitmentId);
    if (!after) return all;
    return {
      ...all,
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
  const { policies } = state.profile;
  if (policies !== before.profile.policies && policies.length > 1) return agesAnew(state);
  const evidence = evidenceOfEvent(event, state.profile.formedOn);
  if (!evidence || evidence.of.length === 0) return state;
  return {
    ...state,
    otherEvidence: inserted(state.otherEvidence, evidence),
    trust: withEvidence(state.trust, evidence, policies),
  };
}

/** Evidence that was computed to a moment after the new policy began has aged under the wrong one. */
function agesAnew(state: AssessmentState): AssessmentState {
  const begins = state.profile.policies.at(-1)?.at ?? 0;
  return state.trust.some(({ at }) => at > begins) ? { ...state, trust: trustAnew(state) } : state;
}
