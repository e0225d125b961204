import { List, Map } from 'immutable';
import { DEFINITIONS } from '../catalogue/catalogue.js';
import { type PolicyAgreement } from '../alliance/profile.js';
import { type RecordedAllianceEvent } from '../catalogue/events.js';
import { type Commitment } from '../commitment/commitment.js';
import { commitmentsAffectedBy } from '../commitment/evolve-commitment.js';
import { evidenceOfEvent } from '../evidence/evidence.js';
import { contributionOf } from '../reciprocity/contribution.js';
import {
  withBenefit,
  withContribution,
  withEpoch,
  withRevaluation,
} from '../reciprocity/contribution-totals.js';
import { closedFlow, openedFlow } from '../reciprocity/flow.js';
import { defined } from '../shared/defined.js';
import { type Draft } from '../shared/draft.js';
import { type AllianceCore, evolveCore } from '../state/alliance-core.js';
import { type EventRef, eventRefOf } from '../time/event-ref.js';
import { earlier, inOrder, inserted, withLatest } from '../time/ordered-list.js';
import { evolveContinuingItems } from '../tracked-items/tracked-items.js';
import { commitmentChanged, trustAnew, withEvidence } from './assessed-trust.js';
import { type AssessmentState } from './assessment-state.js';
import { promisesAfter } from './commitment-outcomes.js';
import { takeSign } from './signs-of-life.js';

/** A state while events are folded onto it: a copy of its own, whose long collections are changed in place. */
type Folding = Draft<AssessmentState>;

/**
 * The state after some more events, as they count: see `amendedHistory`. What corrects or retracts an entry changes
 * nothing here. Many at once take a fraction of the time that they take one by one. Throws an Error for an event of an
 * alliance that was never formed, or of a commitment never made.
 */
export function evolveAssessment(
  state: AssessmentState,
  events: readonly RecordedAllianceEvent[],
): AssessmentState;
export function evolveAssessment(
  state: AssessmentState | undefined,
  events: readonly RecordedAllianceEvent[],
): AssessmentState | undefined;
export function evolveAssessment(
  state: AssessmentState | undefined,
  events: readonly RecordedAllianceEvent[],
): AssessmentState | undefined {
  // One alone is not worth it.
  const inPlace = events.length > 1;
  let folding: Folding | undefined = state && { ...state };
  if (folding && inPlace) open(folding);
  const inOrderUpTo = state?.contributions.size ?? 0;
  for (const event of events) folding = folded(folding, event, inOrderUpTo);
  if (!folding) return undefined;
  folding.contributions = inOrder(folding.contributions, inOrderUpTo);
  if (inPlace) close(folding);
  return folding;
}

/** The state of some events, as they count; undefined, if there are none. */
export function assessmentOf(events: readonly RecordedAllianceEvent[]): AssessmentState | undefined {
  return evolveAssessment(undefined, events);
}

/** The long collections of a state, which are changed in place while it is folded. */
const LONG = [
  'commitments',
  'open',
  'outcomes',
  'contributions',
  'meetings',
  'trust',
  'lastSeen',
  'days',
  'gaps',
  'totals',
] as const satisfies readonly (keyof AssessmentState)[];

type Long = Pick<Folding, (typeof LONG)[number]>;
type Collection = Long[keyof Long];

function changeEach(folding: Long, change: <T extends Collection>(collection: T) => T): void {
  const set = <K extends keyof Long>(name: K): void => {
    folding[name] = change(folding[name]);
  };
  LONG.forEach(set);
}

function open(folding: Folding): void {
  folding.totals = folding.totals.map(openedFlow);
  changeEach(folding, (collection) => collection.asMutable() as typeof collection);
}

function close(folding: Folding): void {
  folding.totals = folding.totals.map(closedFlow);
  changeEach(folding, (collection) => collection.asImmutable() as typeof collection);
}

/** @param inOrderUpTo how many of the contributions are in order: those of the batch are put in order once, after it */
function folded(known: Folding | undefined, event: RecordedAllianceEvent, inOrderUpTo: number): Folding {
  const affected = commitmentsAffectedBy(event);
  if (known) for (const commitmentId of affected) recall(known, commitmentId);
  // Before anything is changed in place.
  const before = affected.map((commitmentId) => known?.commitments.get(commitmentId));
  const core = evolveCore(known, event, evolveContinuingItems);
  const { mayBeOlder } = DEFINITIONS[event.type];
  const ref = eventRefOf(event, mayBeOlder ? event.occurredOn : core.profile.formedOn);
  const folding = known ?? nothingYet(core, ref);
  const { epochs, profile } = folding;
  folding.revision = core.revision;
  folding.profile = core.profile;
  folding.epochs = core.epochs;
  folding.commitments = core.commitments;
  folding.trackedItems = core.trackedItems;
  takeSign(folding, event, ref);
  folding.vacantSince = core.profile.coordinator ? undefined : (folding.vacantSince ?? ref);
  if (core.epochs !== epochs) {
    folding.contributions = inOrder(folding.contributions, inOrderUpTo);
    folding.totals = withEpoch(folding);
  }
  note(folding, event, ref);
  affected.forEach((commitmentId, index) => {
    const after = folding.commitments.get(commitmentId);
    if (after) changeCommitment(folding, before[index], after);
  });
  takeEvidence(folding, event, profile.policies);
  return folding;
}

/** Has a commitment among the others that was settled when the snapshot was taken. */
function recall(folding: Folding, commitmentId: string): void {
  const text = folding.settled.get(commitmentId);
  if (text === undefined || folding.commitments.has(commitmentId)) return;
  folding.commitments = folding.commitments.set(commitmentId, JSON.parse(text) as Commitment);
}

/** Before the alliance was formed: nothing but what it begins with. */
function nothingYet(core: AllianceCore, ref: EventRef): Folding {
  return {
    ...core,
    epochs: [],
    commitments: Map(),
    settled: new globalThis.Map(),
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

/** What an event tells of other things than commitments and trust. */
function note(folding: Folding, event: RecordedAllianceEvent, ref: EventRef): void {
  switch (event.type) {
    case 'AllianceFormed':
    case 'ReviewHeld':
      noteDates(folding, event.data, ref, event.type === 'ReviewHeld');
      break;
    case 'AllianceRenegotiated':
      noteDates(folding, event.data.changes, ref, false);
      break;
    case 'ContributionMade': {
      const contribution = contributionOf(event, ref);
      folding.totals = withContribution(folding, contribution);
      folding.contributions = folding.contributions.push(contribution);
      break;
    }
    case 'ContributionRevalued': {
      const { contributionId, value } = event.data;
      const { revaluations, totals } = withRevaluation(folding, contributionId, { ...ref, value });
      folding.revaluations = revaluations;
      folding.totals = totals;
      break;
    }
    case 'BenefitRealised': {
      const { benefitId, partnerId, value } = event.data;
      const benefit = defined({ ...ref, benefitId, partnerId, value });
      folding.totals = withBenefit(folding.totals, benefit);
      folding.benefits = inserted(folding.benefits, benefit);
      break;
    }
    case 'PriorRelationshipNoted': {
      const { partners, tone } = event.data;
      folding.priorRelationships = inserted(folding.priorRelationships, { ...ref, partners, tone });
      break;
    }
    case 'ProfileDeclared': {
      const { partnerId, culture, values, mandate } = event.data;
      const declared = { ...ref, culture, values, mandate };
      folding.profiles = withLatest(folding.profiles, partnerId, declared);
      break;
    }
    case 'HealthCheckAnswered': {
      const { partnerId, answers } = event.data;
      const marks = Object.values(answers);
      if (marks.length === 0) break;
      const mean = marks.reduce((sum, answer) => sum + answer, 0) / marks.length;
      folding.healthChecks = withLatest(folding.healthChecks, partnerId, { ...ref, mean });
      break;
    }
    case 'MeetingHeld':
      folding.meetings = inserted(folding.meetings, ref);
      break;
    default:
  }
}

/** What sets the date of the next review, or the end of a trial; a review held settles the one that was due. */
function noteDates(
  folding: Folding,
  { nextReviewOn, trialEndsOn }: { readonly nextReviewOn?: string; readonly trialEndsOn?: string },
  ref: EventRef,
  held: boolean,
): void {
  const isDated = nextReviewOn !== undefined || trialEndsOn !== undefined;
  if (isDated) folding.firstDateAgreed = earlier(folding.firstDateAgreed, ref);
  if (!held && nextReviewOn === undefined) return;
  folding.reviewSteps = inserted(folding.reviewSteps, defined({ ...ref, held, nextReviewOn }));
}

function changeCommitment(folding: Folding, before: Commitment | undefined, after: Commitment): void {
  const { open, outcomes, renegotiations } = promisesAfter(folding, before, after);
  const { trust, retreats } = commitmentChanged(folding, before, after, folding.profile.policies);
  folding.open = open;
  folding.outcomes = outcomes;
  folding.renegotiations = renegotiations;
  folding.trust = trust;
  folding.retreats = retreats;
}

function takeEvidence(
  folding: Folding,
  event: RecordedAllianceEvent,
  before: readonly PolicyAgreement[],
): void {
  const { policies, formedOn } = folding.profile;
  if (policies !== before && policies.length > 1) {
    const begins = policies.at(-1)?.at ?? 0;
    // Evidence that was computed to a moment after the new policy began has aged under the wrong one.
    if (folding.trust.some(({ at }) => at > begins)) folding.trust = trustAnew(folding);
    return;
  }
  const evidence = evidenceOfEvent(event, formedOn);
  if (!evidence || evidence.of.length === 0) return;
  folding.otherEvidence = inserted(folding.otherEvidence, evidence);
  folding.trust = withEvidence(folding.trust, evidence, policies);
}
