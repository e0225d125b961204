import { type AllianceKind, type Arena } from '../catalogue/words.js';
import { shareOf, type Shares } from '../shared/shares.js';
import { type Phase } from '../catalogue/phases.js';
import { lastBefore, type Moment } from '../time/moment.js';
import { type OccurredOn } from '../time/occurred-on.js';
import { type TrustPolicy } from '../trust/trust-policy.js';
import { type PhaseSpan, type RecordedPhaseSpan } from './phases.js';

/** From joining to leaving; without `leftOn` it lasts. */
export interface Membership {
  readonly joinedOn: OccurredOn;
  readonly leftOn?: OccurredOn;
}

export interface Partner {
  readonly partnerId: string;
  readonly name: string;
  readonly role?: string;
  /** In order; several where a partner came back. */
  readonly memberships: readonly Membership[];
}

export interface Coordinator {
  readonly partnerId: string;
  readonly person?: string;
  readonly since: OccurredOn;
}

/** Shares from a moment on; left out: equal. */
export interface SharesAgreement extends Moment {
  readonly shares?: Shares;
}

/** A trust policy from a moment on. */
export interface PolicyAgreement extends Moment {
  readonly eventId: string;
  readonly occurredOn: OccurredOn;
  readonly policy: TrustPolicy;
}

/** What the partners may agree anew: the agreement that is latest in the world stands, not the latest entered. */
export const AGREED_FIELDS = ['purpose', 'kind', 'trialEndsOn', 'nextReviewOn'] as const;
export type AgreedField = (typeof AGREED_FIELDS)[number];

/** An alliance without its commitments: a fold of its events, and plain JSON. */
export interface AllianceProfile {
  readonly allianceId: string;
  readonly name: string;
  readonly purpose: string;
  readonly kind: AllianceKind;
  readonly arena?: Arena;
  readonly formedOn: OccurredOn;
  readonly trialEndsOn?: OccurredOn;
  readonly nextReviewOn?: OccurredOn;
  /** In order; the last one lasts. */
  readonly phases: readonly RecordedPhaseSpan[];
  /** All who ever were, in the order in which they first joined. */
  readonly partners: readonly Partner[];
  readonly coordinator?: Coordinator;
  readonly shares: readonly SharesAgreement[];
  readonly policies: readonly PolicyAgreement[];
  /** When its phase, its partners or its coordinator changed last: what changes one of them next counts from no earlier. */
  readonly changedOn: OccurredOn;
  /** The moment from which each field that may be agreed anew stands as it does. */
  readonly agreedAt: Readonly<Partial<Record<AgreedField, Moment>>>;
}

export function phaseOf(profile: AllianceProfile): Phase {
  return currentSpan(profile).phase;
}

/** The phase that lasts. */
export function currentSpan(profile: AllianceProfile): PhaseSpan {
  const span = profile.phases.at(-1);
  if (!span) throw new Error(`Alliance ${profile.allianceId} has no phase.`);
  return span;
}

export function isPartnerNow(partner: Partner): boolean {
  return partner.memberships.at(-1)?.leftOn === undefined;
}

export function currentPartners(profile: AllianceProfile): readonly Partner[] {
  return profile.partners.filter(isPartnerNow);
}

/** The share of the giving of each partner there is now, by partner id: as agreed by all of them, or else equal. */
export function currentShares(profile: AllianceProfile): Shares {
  const partners = currentPartners(profile);
  const latest = profile.shares.at(-1)?.shares;
  const agreed =
    latest && partners.every(({ partnerId }) => Object.hasOwn(latest, partnerId)) ? latest : undefined;
  return Object.fromEntries(
    partners.map(({ partnerId }) => [partnerId, agreed ? shareOf(agreed, partnerId) : 1 / partners.length]),
  );
}

/** The trust policy in force just before a moment: of two at the same instant, the one recorded last. Without one, now. */
export function policyAt(profile: AllianceProfile, moment?: Moment): TrustPolicy {
  const agreement = lastBefore(profile.policies, moment) ?? profile.policies[0];
  if (!agreement) throw new Error(`Alliance ${profile.allianceId} has no trust policy.`);
  return agreement.policy;
}

/** A partner's name; its id where it is none. */
export function nameOf(profile: AllianceProfile, partnerId: string): string {
  return profile.partners.find((partner) => partner.partnerId === partnerId)?.name ?? partnerId;
}
