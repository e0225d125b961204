import { type Phase, isEnded } from '../catalogue/phases.js';
import { type AllianceKind, type Arena } from '../catalogue/words.js';
import { type Shares } from '../shared/shares.js';
import {
  type AllianceProfile,
  type Partner,
  currentShares,
  currentSpan,
  isPartnerNow,
  policyAt,
} from '../alliance/profile.js';
import { type OccurredOn } from '../time/occurred-on.js';
import { type TrustPolicy } from '../trust/trust-policy.js';
import { type AllianceCounts } from './counts.js';

export interface PartnerView {
  readonly partnerId: string;
  readonly name: string;
  readonly role?: string;
  /** Of the giving, as it stands; 0 for who left. */
  readonly share: number;
  readonly joinedOn: OccurredOn;
  readonly leftOn?: OccurredOn;
}

/** An alliance as it stands, without what a clock or the trust timelines tell of it. */
export interface AllianceView {
  readonly allianceId: string;
  readonly name: string;
  readonly purpose: string;
  readonly kind: AllianceKind;
  readonly arena?: Arena;
  readonly phase: Phase;
  readonly formedOn: OccurredOn;
  /** While it has lapsed, and once it is dissolved or formalised. */
  readonly endedOn?: OccurredOn;
  /** All who ever were. */
  readonly partners: readonly PartnerView[];
  /** The id of the partner who is. */
  readonly coordinator?: string;
  readonly trialEndsOn?: OccurredOn;
  readonly nextReviewOn?: OccurredOn;
  readonly trustPolicy: TrustPolicy;
  readonly counts: AllianceCounts;
}

export function allianceView(profile: AllianceProfile, counts: AllianceCounts): AllianceView {
  const { allianceId, name, purpose, kind, arena, formedOn, coordinator, trialEndsOn, nextReviewOn } =
    profile;
  const { phase, from } = currentSpan(profile);
  const shares = currentShares(profile);
  return {
    allianceId,
    name,
    purpose,
    kind,
    ...(arena !== undefined && { arena }),
    phase,
    formedOn,
    ...(isEnded(phase) && { endedOn: from }),
    partners: profile.partners.map((partner) => partnerView(partner, shares)),
    ...(coordinator && { coordinator: coordinator.partnerId }),
    ...(trialEndsOn !== undefined && { trialEndsOn }),
    ...(nextReviewOn !== undefined && { nextReviewOn }),
    trustPolicy: policyAt(profile),
    counts,
  };
}

/** Of a partner who came back, the latest membership. */
function partnerView(partner: Partner, shares: Shares): PartnerView {
  const { partnerId, name, role, memberships } = partner;
  const membership = memberships.at(-1);
  if (!membership) throw new Error(`Partner ${partnerId} never joined.`);
  return {
    partnerId,
    name,
    ...(role !== undefined && { role }),
    share: isPartnerNow(partner) ? (shares[partnerId] ?? 0) : 0,
    ...membership,
  };
}
