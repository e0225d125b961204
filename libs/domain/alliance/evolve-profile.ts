import { type PhaseChange } from '../catalogue/catalogue.js';
import type { RecordedAllianceEvent } from '../catalogue/events.js';
import { insertInOrder, precedes } from '../time/moment.js';
import type { Moment } from '../time/moment.js';
import { startOf } from '../time/occurred-on.js';
import { PHASE_AFTER } from './phases.js';
import { type PhaseSpan } from './phases.js';
import { AGREED_FIELDS } from './profile.js';
import type { AgreedField, AllianceProfile, Coordinator, Partner } from './profile.js';

/**
 * The alliance's profile after one more event. Those of commitments and contributions leave it as it is
 * (the same object). Throws an Error for an event of an alliance that was never formed.
 */
export function evolveProfile(
  profile: AllianceProfile | undefined,
  event: RecordedAllianceEvent,
): AllianceProfile {
  if (event.type === 'AllianceFormed') return formed(event);
  if (!profile)
    throw new Error(`${event.type} ${event.eventId}: alliance ${event.allianceId} was never formed.`);
  switch (event.type) {
    case 'PartnerJoined':
      return joined(profile, event);
    case 'PartnerLeft':
      return left(profile, event);
    case 'CoordinatorAppointed':
      return { ...profile, coordinator: { ...event.data, since: event.occurredOn } };
    case 'CoordinatorStoodDown':
      return withoutCoordinator(profile);
    case 'ReviewHeld':
      return agree(profile, event.data, momentOf(event));
    case 'AllianceRenegotiated':
      return renegotiated(profile, event);
    case 'AlliancePaused':
    case 'AllianceResumed':
    case 'AllianceLapsed':
    case 'AllianceRevived':
    case 'AllianceDissolved':
    case 'AllianceFormalised':
      return { ...profile, phases: enterPhase(profile.phases, event) };
    case 'CommitmentMade':
    case 'CommitmentKept':
    case 'CommitmentPartlyKept':
    case 'CommitmentMissed':
    case 'CommitmentRenegotiated':
    case 'CommitmentReleased':
    case 'CommitmentWithdrawn':
    case 'ContributionMade':
    case 'ExpectationDeclared':
    case 'GroundRuleAgreed':
    case 'ProfileDeclared':
    case 'PriorRelationshipNoted':
    case 'ObjectiveSet':
    case 'ObjectiveProgressed':
    case 'ObjectiveAchieved':
    case 'ObjectiveDropped':
    case 'BenefitRealised':
    case 'ContributionAcknowledged':
    case 'ContributionRevalued':
    case 'DeliveryClaimed':
    case 'CommitmentAcknowledged':
    case 'CommitmentReassigned':
    case 'OutcomeDisputed':
    case 'DisputeResolved':
    case 'MeetingHeld':
    case 'ResourceNeedDeclared':
    case 'ResourceNeedMet':
    case 'HealthCheckAnswered':
    case 'ConcernRaised':
    case 'ConcernResolved':
    case 'BreachReported':
    case 'BreachConfirmed':
    case 'BreachDismissed':
    case 'EntryCorrected':
    case 'EntryRetracted':
      return profile;
    default:
      return event satisfies never;
  }
}

function formed(event: RecordedAllianceEvent<'AllianceFormed'>): AllianceProfile {
  const { data, occurredOn } = event;
  const moment = momentOf(event);
  const agreed = data.partners.every(({ share }) => share !== undefined);
  const shares = Object.fromEntries(data.partners.map(({ partnerId, share }) => [partnerId, share ?? 0]));
  return {
    allianceId: event.allianceId,
    name: data.name,
    purpose: data.purpose,
    kind: data.kind,
    ...(data.arena !== undefined && { arena: data.arena }),
    formedOn: occurredOn,
    ...(data.trialEndsOn !== undefined && { trialEndsOn: data.trialEndsOn }),
    ...(data.nextReviewOn !== undefined && { nextReviewOn: data.nextReviewOn }),
    phases: [{ phase: 'active', from: occurredOn }],
    partners: data.partners.map(({ partnerId, name, role }) => ({
      partnerId,
      name,
      ...(role !== undefined && { role }),
      memberships: [{ joinedOn: occurredOn }],
    })),
    ...(data.coordinator !== undefined && {
      coordinator: { partnerId: data.coordinator, since: occurredOn },
    }),
    shares: [{ ...moment, ...(agreed && { shares }) }],
    policies: [{ ...moment, eventId: event.eventId, occurredOn, policy: data.trustPolicy }],
    agreedAt: Object.fromEntries(
      AGREED_FIELDS.filter((field) => data[field] !== undefined).map((field) => [field, moment]),
    ),
  };
}

function joined(profile: AllianceProfile, event: RecordedAllianceEvent<'PartnerJoined'>): AllianceProfile {
  const { partnerId, name, role, shares } = event.data;
  const before = profile.partners.find((partner) => partner.partnerId === partnerId);
  const partner: Partner = {
    partnerId,
    name,
    ...(role !== undefined && { role }),
    memberships: [...(before?.memberships ?? []), { joinedOn: event.occurredOn }],
  };
  const partners = before
    ? profile.partners.map((other) => (other === before ? partner : other))
    : [...profile.partners, partner];
  const agreement = { ...momentOf(event), ...(shares && { shares }) };
  return { ...profile, partners, shares: insertInOrder(profile.shares, agreement) };
}

function left(profile: AllianceProfile, event: RecordedAllianceEvent<'PartnerLeft'>): AllianceProfile {
  const { partnerId, shares } = event.data;
  const partners = profile.partners.map((partner) =>
    partner.partnerId === partnerId ? endMembership(partner, event.occurredOn) : partner,
  );
  const agreement = { ...momentOf(event), ...(shares && { shares }) };
  const changed = { ...profile, partners, shares: insertInOrder(profile.shares, agreement) };
  return profile.coordinator?.partnerId === partnerId ? withoutCoordinator(changed) : changed;
}

function endMembership(partner: Partner, leftOn: string): Partner {
  const last = partner.memberships.length - 1;
  return {
    ...partner,
    memberships: partner.memberships.map((membership, index) =>
      index === last ? { ...membership, leftOn } : membership,
    ),
  };
}

function withoutCoordinator(profile: AllianceProfile): AllianceProfile {
  const { coordinator, ...rest }: AllianceProfile & { coordinator?: Coordinator } = profile;
  void coordinator;
  return rest;
}

function renegotiated(
  profile: AllianceProfile,
  event: RecordedAllianceEvent<'AllianceRenegotiated'>,
): AllianceProfile {
  const { changes } = event.data;
  const { eventId, occurredOn } = event;
  const moment = momentOf(event);
  const agreed = agree(profile, changes, moment);
  return {
    ...agreed,
    ...(changes.shares && {
      shares: insertInOrder(agreed.shares, { ...moment, shares: changes.shares }),
    }),
    ...(changes.trustPolicy && {
      policies: [
        ...agreed.policies,
        { ...afterPolicies(agreed, moment), eventId, occurredOn, policy: changes.trustPolicy },
      ],
    }),
  };
}

/** Policies are agreed in the order in which they are entered, however imprecise the date of one is. */
function afterPolicies({ policies }: AllianceProfile, { at, revision }: Moment): Moment {
  return { at: Math.max(at, policies.at(-1)?.at ?? at), revision };
}

/** Each field that is given anew, unless a later agreement is known already. */
function agree(
  profile: AllianceProfile,
  given: Partial<Pick<AllianceProfile, AgreedField>>,
  moment: Moment,
): AllianceProfile {
  const fields = AGREED_FIELDS.filter((field) => {
    const since = profile.agreedAt[field];
    return given[field] !== undefined && (since === undefined || precedes(since, moment));
  });
  if (fields.length === 0) return profile;
  return {
    ...profile,
    ...Object.fromEntries(fields.map((field) => [field, given[field]])),
    agreedAt: { ...profile.agreedAt, ...Object.fromEntries(fields.map((field) => [field, moment])) },
  };
}

function enterPhase(
  phases: readonly PhaseSpan[],
  event: RecordedAllianceEvent<Exclude<PhaseChange, 'AllianceFormed'>>,
): readonly PhaseSpan[] {
  const { eventId, type, occurredOn } = event;
  const reason = reasonOf(event);
  const ending = { to: occurredOn, endedBy: { eventId, type, ...(reason !== undefined && { reason }) } };
  return [
    ...phases.map((span, index) => (index === phases.length - 1 ? { ...span, ...ending } : span)),
    { phase: PHASE_AFTER[type], from: occurredOn },
  ];
}

function reasonOf(event: RecordedAllianceEvent<Exclude<PhaseChange, 'AllianceFormed'>>): string | undefined {
  switch (event.type) {
    case 'AlliancePaused':
    case 'AllianceResumed':
    case 'AllianceDissolved':
      return event.data.reason;
    case 'AllianceLapsed':
    case 'AllianceRevived':
      return event.data.basis;
    case 'AllianceFormalised':
      return event.data.instrument;
    default:
      return event satisfies never;
  }
}

function momentOf(event: RecordedAllianceEvent): Moment {
  return { at: startOf(event.occurredOn), revision: event.revision };
}
