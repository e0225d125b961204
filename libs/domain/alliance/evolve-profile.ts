import { DEFINITIONS } from '../catalogue/catalogue.js';
import { changesStructure, type RecordedAllianceEvent } from '../catalogue/events.js';
import { defined } from '../shared/defined.js';
import { type Shares } from '../shared/shares.js';
import { momentOf } from '../time/event-time.js';
import { insertInOrder, type Moment, precedes } from '../time/moment.js';
import { laterOf } from '../time/occurred-on.js';
import {
  AGREED_FIELDS,
  type AgreedField,
  type AllianceProfile,
  type Coordinator,
  type Partner,
} from './profile.js';

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
    case 'ReviewHeld':
      return reviewed(profile, event);
    case 'AllianceRenegotiated':
      return renegotiated(profile, event);
    default:
      return changesStructure(event.type) ? restructured(profile, event) : profile;
  }
}

/** The profile after a change of phase, membership or coordinator, which counts from no earlier than the one before it. */
function restructured(profile: AllianceProfile, event: RecordedAllianceEvent): AllianceProfile {
  const changedOn = laterOf(event.occurredOn, profile.changedOn);
  const changed = { ...profile, changedOn };
  switch (event.type) {
    case 'PartnerJoined':
      return joined(changed, event);
    case 'PartnerLeft':
      return left(changed, event);
    case 'CoordinatorAppointed':
      return { ...changed, coordinator: { ...event.data, since: changedOn } };
    case 'CoordinatorStoodDown':
      return withoutCoordinator(changed);
    default:
      return withPhase(changed, event);
  }
}

function formed(event: RecordedAllianceEvent<'AllianceFormed'>): AllianceProfile {
  const { data, occurredOn } = event;
  const moment = momentOf(event, occurredOn);
  const agreed = data.partners.every(({ share }) => share !== undefined);
  const shares = Object.fromEntries(data.partners.map(({ partnerId, share }) => [partnerId, share ?? 0]));
  return defined({
    allianceId: event.allianceId,
    name: data.name,
    purpose: data.purpose,
    kind: data.kind,
    arena: data.arena,
    formedOn: occurredOn,
    trialEndsOn: data.trialEndsOn,
    nextReviewOn: data.nextReviewOn,
    changedOn: occurredOn,
    phases: [{ phase: 'active', from: occurredOn, revision: event.revision }],
    partners: data.partners.map(({ partnerId, name, role }) =>
      defined({ partnerId, name, role, memberships: [{ joinedOn: occurredOn }] }),
    ),
    coordinator:
      data.coordinator === undefined ? undefined : { partnerId: data.coordinator, since: occurredOn },
    shares: [defined({ ...moment, shares: agreed ? shares : undefined })],
    policies: [{ ...moment, eventId: event.eventId, occurredOn, policy: data.trustPolicy }],
    agreedAt: Object.fromEntries(
      AGREED_FIELDS.filter((field) => data[field] !== undefined).map((field) => [field, moment]),
    ),
  } as const);
}

function joined(profile: AllianceProfile, event: RecordedAllianceEvent<'PartnerJoined'>): AllianceProfile {
  const { partnerId, name, role, shares } = event.data;
  const before = profile.partners.find((partner) => partner.partnerId === partnerId);
  const memberships = [...(before?.memberships ?? []), { joinedOn: profile.changedOn }];
  const partner: Partner = defined({ partnerId, name, role, memberships });
  const partners = before
    ? profile.partners.map((other) => (other === before ? partner : other))
    : [...profile.partners, partner];
  return { ...profile, partners, shares: sharesAfter(profile, event, shares) };
}

function left(profile: AllianceProfile, event: RecordedAllianceEvent<'PartnerLeft'>): AllianceProfile {
  const { partnerId, shares } = event.data;
  const partners = profile.partners.map((partner) =>
    partner.partnerId === partnerId ? endMembership(partner, profile.changedOn) : partner,
  );
  const changed = { ...profile, partners, shares: sharesAfter(profile, event, shares) };
  return profile.coordinator?.partnerId === partnerId ? withoutCoordinator(changed) : changed;
}

/** The agreements on shares with one more; without shares, they are equal from then on. */
function sharesAfter(
  { shares, formedOn }: AllianceProfile,
  event: RecordedAllianceEvent,
  agreed: Shares | undefined,
): AllianceProfile['shares'] {
  return insertInOrder(shares, defined({ ...momentOf(event, formedOn), shares: agreed }));
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
  const moment = momentOf(event, profile.formedOn);
  const agreed = agree(profile, changes, moment);
  const policy = changes.trustPolicy;
  return {
    ...agreed,
    shares: changes.shares ? sharesAfter(agreed, event, changes.shares) : agreed.shares,
    policies: policy
      ? [...agreed.policies, { ...afterPolicies(agreed, moment), eventId, occurredOn, policy }]
      : agreed.policies,
  };
}

/** A review settles the one that was due, unless a later agreement is known: without a next date, it leaves none. */
function reviewed(profile: AllianceProfile, event: RecordedAllianceEvent<'ReviewHeld'>): AllianceProfile {
  const moment = momentOf(event, profile.formedOn);
  const since = profile.agreedAt.nextReviewOn;
  if (since && !precedes(since, moment)) return profile;
  return defined({
    ...profile,
    nextReviewOn: event.data.nextReviewOn,
    agreedAt: { ...profile.agreedAt, nextReviewOn: moment },
  });
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

function withPhase(profile: AllianceProfile, event: RecordedAllianceEvent): AllianceProfile {
  const { eventId, type, revision } = event;
  const phase = DEFINITIONS[type].phaseAfter;
  if (phase === undefined) return profile;
  const from = profile.changedOn;
  const ending = { to: from, endedBy: defined({ eventId, type, reason: reasonOf(event) }) };
  const spans = profile.phases.map((span, index) =>
    index === profile.phases.length - 1 ? { ...span, ...ending } : span,
  );
  return { ...profile, phases: [...spans, { phase, from, revision }] };
}

/** Why the phase before it ended. */
function reasonOf({ data }: RecordedAllianceEvent): string | undefined {
  if ('reason' in data) return data.reason;
  if ('basis' in data) return data.basis;
  return 'instrument' in data ? data.instrument : undefined;
}
