import { List, Map } from 'immutable';
import { beginEpoch, beginsEpoch } from '../alliance/epochs.js';
import { evolveProfile } from '../alliance/evolve-profile.js';
import type { AllianceProfile } from '../alliance/profile.js';
import { commitmentsAffectedBy, evolveCommitment } from '../commitment/evolve-commitment.js';
import type { RecordedAllianceEvent } from '../catalogue/events.js';
import type { Gift } from '../reciprocity/gift.js';
import { withBenefit, withEpoch, withGift, withRevaluation } from '../reciprocity/giving.js';
import { evidenceOfEvent } from '../trust/evidence.js';
import { earlier, inserted, later, markOf, withLatest, withPart } from './in-order.js';
import { commitmentChanged, trustAnew, withEvidence } from './ledger-trust.js';
import type { Ledger, ReviewStep } from './ledger.js';
import type { Mark } from './mark.js';
import { promisesAfter } from './settled.js';
import { evolveSigns } from './signs-of-life.js';

/**
 * The ledger after one more event, as it counts: see `amendedHistory`. What corrects or retracts an entry changes
 * nothing here. Throws an Error for an event of an alliance that was never formed, or of a commitment never made.
 */
export function evolveLedger(ledger: Ledger | undefined, event: RecordedAllianceEvent): Ledger {
  const profile = evolveProfile(ledger?.profile, event);
  const mark = markOf(event);
  const before = ledger ?? nothingYet(event, profile, mark);
  const known: Ledger = {
    ...before,
    profile,
    ...(beginsEpoch(event) && epochBegun(before, event)),
    ...evolveSigns(before, event, mark),
  };
  return withTrust(noted(withVacancy(known, before.profile, mark), event, mark), before, event);
}

/** The ledger of some events, as they count; undefined, if there are none. */
export function ledgerOf(events: Iterable<RecordedAllianceEvent>): Ledger | undefined {
  let ledger: Ledger | undefined;
  for (const event of events) ledger = evolveLedger(ledger, event);
  return ledger;
}

function nothingYet({ allianceId }: RecordedAllianceEvent, profile: AllianceProfile, mark: Mark): Ledger {
  return {
    allianceId,
    profile,
    epochs: [],
    commitments: Map(),
    open: Map(),
    settled: List(),
    renegotiations: List(),
    retreats: List(),
    gifts: List(),
    revaluations: Map(),
    benefits: List(),
    giving: Map(),
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
    ...(!profile.coordinator && { vacantSince: mark }),
    lastSeen: Map(),
    lastSign: mark,
    days: List(),
    gaps: Map(),
  };
}

function epochBegun(
  ledger: Ledger,
  event: Parameters<typeof beginEpoch>[1],
): Pick<Ledger, 'epochs' | 'giving'> {
  const epochs = beginEpoch(ledger.epochs, event);
  return { epochs, giving: withEpoch({ ...ledger, epochs }, ledger.benefits) };
}

/** Whoever stands down, or leaves, leaves a vacancy. */
function withVacancy(ledger: Ledger, before: AllianceProfile, mark: Mark): Ledger {
  const is = ledger.profile.coordinator;
  if (Boolean(is) === Boolean(before.coordinator)) return ledger;
  const { vacantSince, ...rest } = ledger;
  void vacantSince;
  return is ? rest : { ...rest, vacantSince: mark };
}

/** What an event tells of matters other than trust. */
function noted(ledger: Ledger, event: RecordedAllianceEvent, mark: Mark): Ledger {
  switch (event.type) {
    case 'AllianceFormed':
    case 'ReviewHeld':
    case 'AllianceRenegotiated':
      return withReviewStep(ledger, event, mark);
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
      return withCommitments(ledger, event);
    case 'ContributionMade':
      return { ...ledger, ...withGift(ledger, giftOf(event, mark)) };
    case 'ContributionRevalued': {
      const { contributionId, value } = event.data;
      return { ...ledger, ...withRevaluation(ledger, contributionId, { ...mark, value }) };
    }
    case 'BenefitRealised': {
      const { benefitId, partnerId, value } = event.data;
      const benefit = { ...mark, benefitId, partnerId, ...(value && { value }) };
      const giving = withBenefit(ledger.giving, benefit);
      return { ...ledger, benefits: inserted(ledger.benefits, benefit), giving };
    }
    case 'ObjectiveSet':
    case 'ObjectiveProgressed':
    case 'ObjectiveAchieved':
    case 'ObjectiveDropped':
      return withObjective(ledger, event, mark);
    case 'ResourceNeedDeclared': {
      const { needId, kind, neededBy } = event.data;
      return { ...ledger, needs: withPart(ledger.needs, needId, { declared: { ...mark, kind, neededBy } }) };
    }
    case 'ResourceNeedMet':
      return { ...ledger, needs: withPart(ledger.needs, event.data.needId, { met: mark }) };
    case 'ConcernRaised': {
      const { concernId, kind } = event.data;
      return { ...ledger, concerns: withPart(ledger.concerns, concernId, { raised: { ...mark, kind } }) };
    }
    case 'ConcernResolved':
      return { ...ledger, concerns: withPart(ledger.concerns, event.data.concernId, { resolved: mark }) };
    case 'BreachReported': {
      const { breachId, subject } = event.data;
      return { ...ledger, breaches: withPart(ledger.breaches, breachId, { reported: { ...mark, subject } }) };
    }
    case 'BreachConfirmed': {
      const { breachId, judgedBy } = event.data;
      return {
        ...ledger,
        breaches: withPart(ledger.breaches, breachId, { confirmed: { ...mark, judgedBy } }),
      };
    }
    case 'BreachDismissed':
      return { ...ledger, breaches: withPart(ledger.breaches, event.data.breachId, { dismissed: mark }) };
    case 'PriorRelationshipNoted': {
      const { partners, tone } = event.data;
      const note = { ...mark, partners, tone };
      return { ...ledger, priorRelationships: inserted(ledger.priorRelationships, note) };
    }
    case 'ProfileDeclared': {
      const { partnerId, culture, values, mandate } = event.data;
      const declared = { ...mark, culture, values, mandate };
      return { ...ledger, profiles: withLatest(ledger.profiles, partnerId, declared) };
    }
    case 'HealthCheckAnswered': {
      const answers = Object.values(event.data.answers);
      if (answers.length === 0) return ledger;
      const mean = answers.reduce((sum, answer) => sum + answer, 0) / answers.length;
      return {
        ...ledger,
        healthChecks: withLatest(ledger.healthChecks, event.data.partnerId, { ...mark, mean }),
      };
    }
    case 'MeetingHeld':
      return { ...ledger, meetings: inserted(ledger.meetings, mark) };
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
      return ledger;
    default:
      return event satisfies never;
  }
}

function giftOf({ data }: RecordedAllianceEvent<'ContributionMade'>, mark: Mark): Gift {
  const { contributionId, givers, kind, quantity, unit, value, beneficiaries } = data;
  const money = kind === 'money' && quantity === undefined ? value : undefined;
  const { eventId, occurredOn, at, revision } = mark;
  // Field by field: a spread of the mark costs more than all the rest.
  return {
    eventId,
    occurredOn,
    at,
    revision,
    contributionId,
    givers,
    kind,
    unit: money ? money.currency : unit,
    amount: money ? money.amount : (quantity ?? 1),
    value,
    beneficiaries,
  };
}

function withReviewStep(
  ledger: Ledger,
  event: RecordedAllianceEvent<'AllianceFormed' | 'ReviewHeld' | 'AllianceRenegotiated'>,
  mark: Mark,
): Ledger {
  const held = event.type === 'ReviewHeld';
  const agreed = event.type === 'AllianceRenegotiated' ? event.data.changes : event.data;
  const { nextReviewOn } = agreed;
  const dated = nextReviewOn !== undefined || ('trialEndsOn' in agreed && agreed.trialEndsOn !== undefined);
  const known = dated ? { ...ledger, firstDateAgreed: earlier(ledger.firstDateAgreed, mark) } : ledger;
  if (!held && nextReviewOn === undefined) return known;
  const step: ReviewStep = { ...mark, held, ...(nextReviewOn !== undefined && { nextReviewOn }) };
  return { ...known, reviewSteps: inserted(known.reviewSteps, step) };
}

function withObjective(
  ledger: Ledger,
  event: RecordedAllianceEvent<
    'ObjectiveSet' | 'ObjectiveProgressed' | 'ObjectiveAchieved' | 'ObjectiveDropped'
  >,
  mark: Mark,
): Ledger {
  const { objectives } = ledger;
  const { objectiveId } = event.data;
  switch (event.type) {
    case 'ObjectiveSet': {
      const { weight } = event.data;
      return { ...ledger, objectives: withPart(objectives, objectiveId, { set: { ...mark, weight } }) };
    }
    case 'ObjectiveProgressed': {
      const { progress } = event.data;
      const progressed = later(objectives.get(objectiveId)?.progressed, { ...mark, progress });
      return { ...ledger, objectives: withPart(objectives, objectiveId, { progressed }) };
    }
    case 'ObjectiveAchieved':
      return { ...ledger, objectives: withPart(objectives, objectiveId, { achieved: mark }) };
    case 'ObjectiveDropped':
      return { ...ledger, objectives: withPart(objectives, objectiveId, { dropped: mark }) };
    default:
      return event satisfies never;
  }
}

function withCommitments(ledger: Ledger, event: Parameters<typeof evolveCommitment>[1]): Ledger {
  return commitmentsAffectedBy(event).reduce((all, commitmentId) => {
    const before = all.commitments.get(commitmentId);
    const after = evolveCommitment(before, event);
    return {
      ...all,
      commitments: all.commitments.set(commitmentId, after),
      ...promisesAfter(all, before, after),
      ...commitmentChanged(all, before, after, all.profile.policies),
    };
  }, ledger);
}

function withTrust(ledger: Ledger, before: Ledger, event: RecordedAllianceEvent): Ledger {
  if (ledger.profile.policies !== before.profile.policies && ledger.profile.policies.length > 1)
    return agesAnew(ledger);
  const evidence = evidenceOfEvent(event);
  if (!evidence || evidence.of.length === 0) return ledger;
  return {
    ...ledger,
    otherEvidence: inserted(ledger.otherEvidence, evidence),
    trust: withEvidence(ledger.trust, evidence, ledger.profile.policies),
  };
}

/** Evidence that was reckoned to a moment after the new policy began has aged under the wrong one. */
function agesAnew(ledger: Ledger): Ledger {
  const begins = ledger.profile.policies.at(-1)?.at ?? 0;
  return ledger.trust.some(({ at }) => at > begins) ? { ...ledger, trust: trustAnew(ledger) } : ledger;
}
