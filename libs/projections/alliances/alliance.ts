import {
  type AllianceCounts,
  type AllianceDocument,
  type AllianceProfile,
  allianceView,
  evolveProfile,
  NOTHING_COUNTED,
  type Pause,
  pausesOf,
  type Positions,
  READ_MODELS,
  type RecordedAllianceEvent,
  scoreOf,
  type StoredTrust,
} from '#domain';

import { type FoldCollection } from '../projection/fold-collection.js';
import { type Seen, seenBy } from '../projection/projection.js';

/** An alliance after some event of its. */
export interface AllianceState {
  readonly profile: AllianceProfile;
  readonly pauses: readonly Pause[];
  readonly counts: AllianceCounts;
  /** Of the events that changed the trust policy. */
  readonly positions: Positions;
  /** As of the last point of its timeline. */
  readonly trust: StoredTrust;
  readonly revision: number;
  readonly seen: Seen;
}

export const ALLIANCES: FoldCollection<AllianceState> = {
  name: READ_MODELS.alliances,
  indexes: [['phase'], ['kind'], ['allianceId']],
  lists: ['partnerIds'],
  cached: 1_000,

  documentOf({ profile, counts, positions, trust, revision, seen }): AllianceDocument {
    return {
      _id: profile.allianceId,
      ...allianceView(profile, counts),
      partnerIds: profile.partners.map(({ partnerId }) => partnerId),
      trust,
      revision,
      fold: { profile, positions },
      position: seen.position,
      updatedAt: seen.recordedAt,
    };
  },

  stateOf(stored) {
    const { counts, trust, revision, fold, position, updatedAt } = stored as unknown as AllianceDocument;
    const { profile, positions } = fold;
    const seen = { position, recordedAt: updatedAt };
    return { profile, pauses: pausesOf(profile.phases), counts, positions, trust, revision, seen };
  },
};

/** The alliance after one more event, but for its counts and its trust: commitments have a say in these. */
export function evolveAllianceState(
  state: AllianceState | undefined,
  event: RecordedAllianceEvent,
): AllianceState {
  const { position, revision } = event;
  const profile = evolveProfile(state?.profile, event);
  const seen = seenBy(event);
  if (!state) {
    const trust = trustWithoutEvidence(profile);
    const pauses = pausesOf(profile.phases);
    return { profile, pauses, counts: NOTHING_COUNTED, positions: [], trust, revision, seen };
  }
  const pauses = profile.phases === state.profile.phases ? state.pauses : pausesOf(profile.phases);
  if (profile.policies === state.profile.policies) return { ...state, profile, pauses, revision, seen };
  const positions: Positions = [...state.positions, [revision, position]];
  const trust = state.trust.R + state.trust.S > 0 ? state.trust : trustWithoutEvidence(profile);
  return { ...state, profile, pauses, positions, trust, revision, seen };
}

/** The alliance once its timeline was folded again. */
export function withTrust(alliance: AllianceState, last: StoredTrust | undefined): AllianceState {
  if (!last) return { ...alliance, trust: trustWithoutEvidence(alliance.profile) };
  const { at, R, S, E, u, lower, upper, band } = last;
  return { ...alliance, trust: { at, R, S, E, u, lower, upper, band } };
}

/** Without evidence, trust is what the latest policy expects. */
function trustWithoutEvidence({ allianceId, policies }: AllianceProfile): StoredTrust {
  const agreement = policies.at(-1);
  if (!agreement) throw new Error(`Alliance ${allianceId} has no trust policy.`);
  const none = { R: 0, S: 0 };
  return { at: agreement.at, ...none, ...scoreOf(none, agreement.policy) };
}
