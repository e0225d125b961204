// The words that events choose from.

export const ALLIANCE_KINDS = ['alliance', 'coalition', 'knowledge-network', 'partnership'] as const;
export type AllianceKind = (typeof ALLIANCE_KINDS)[number];

export const ARENAS = ['business', 'political', 'digital', 'civic', 'other'] as const;
export type Arena = (typeof ARENAS)[number];

export const CONTRIBUTION_KINDS = [
  'money',
  'time',
  'expertise',
  'referral',
  'equipment',
  'space',
  'information',
  'endorsement',
  'access',
] as const;
export type ContributionKind = (typeof CONTRIBUTION_KINDS)[number];

export const VALUE_BASES = ['invoice', 'rate-card', 'market', 'agreed', 'estimate'] as const;
export type ValueBasis = (typeof VALUE_BASES)[number];

export const REVIEW_DECISIONS = [
  'continue',
  'renegotiate',
  'pause',
  'dissolve',
  'formalise',
  'none',
] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

export const DISSOLUTION_REASONS = [
  'achieved',
  'expired',
  'withdrew',
  'failed',
  'external',
  'merged',
] as const;
export type DissolutionReason = (typeof DISSOLUTION_REASONS)[number];

export const OPEN_COMMITMENT_FATES = ['released', 'missed', 'carried-over'] as const;
export type OpenCommitmentFate = (typeof OPEN_COMMITMENT_FATES)[number];

export const MISS_DETECTIONS = ['partner', 'deadline'] as const;
export type MissDetection = (typeof MISS_DETECTIONS)[number];

export const GROUND_RULE_TOPICS = [
  'intellectual-property',
  'confidentiality',
  'cost-sharing',
  'communication',
  'decision-making',
  'data-sharing',
  'exit',
] as const;
export type GroundRuleTopic = (typeof GROUND_RULE_TOPICS)[number];

export const RELATIONSHIP_TONES = ['positive', 'neutral', 'negative'] as const;
export type RelationshipTone = (typeof RELATIONSHIP_TONES)[number];

export const CONCERN_KINDS = [
  'trust',
  'driver',
  'resources',
  'culture',
  'values',
  'effort',
  'communication',
  'privacy',
  'external',
] as const;
export type ConcernKind = (typeof CONCERN_KINDS)[number];

export const DISPUTE_VERDICTS = ['upheld', 'overturned'] as const;
export type DisputeVerdict = (typeof DISPUTE_VERDICTS)[number];

/** Whom an expectation is of, where it is not a partner. */
export const THE_ALLIANCE = 'alliance';
