import type { AllianceEventType } from '../events/alliance-event.js';

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: Iterable<string>): string {
  const all = [...items];
  const last = all.pop() ?? 'nobody';
  return all.length === 0 ? last : `${all.join(', ')} and ${last}`;
}

/** What each event records, as a sentence about it begins. */
export const DEED = {
  AllianceFormed: 'The forming of an alliance',
  PartnerJoined: 'A new partner',
  PartnerLeft: "A partner's departure",
  CoordinatorAppointed: 'A new coordinator',
  CoordinatorStoodDown: "A coordinator's standing down",
  CommitmentMade: 'A new commitment',
  CommitmentKept: 'An outcome',
  CommitmentPartlyKept: 'An outcome',
  CommitmentMissed: 'An outcome',
  CommitmentRenegotiated: 'The renegotiation of a commitment',
  CommitmentReleased: 'The release of a commitment',
  CommitmentWithdrawn: 'The withdrawal of a commitment',
  ContributionMade: 'A contribution',
  ReviewHeld: 'A review',
  AllianceRenegotiated: 'The renegotiation of an alliance',
  AlliancePaused: 'A pause',
  AllianceResumed: 'A resumption',
  AllianceLapsed: 'A lapse',
  AllianceRevived: 'A revival',
  AllianceDissolved: 'A dissolution',
  AllianceFormalised: 'A formalisation',
} as const satisfies Record<AllianceEventType, string>;
