import { evolveProfile, NOTHING_COUNTED, pausesOf, scoreOf } from '#domain';
import type {
  AllianceCounts,
  AllianceProfile,
  Pause,
  Positions,
  RecordedAllianceEvent,
  StoredTrust,
} from '#domain';

import type { Seen } from '../projection.js';

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

/** The alliance after one more event, but for its counts and its trust: commitments have a say in these. */
export function evolveAllianceState(
  state: AllianceState | undefined,
  event: RecordedAllianceEvent,
): AllianceState {
  const { position, recordedAt, revision } = event;
  const profile = evolveProfile(state?.profile, event);
  const seen = { position, recordedAt };
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

/** The trust as of the last point of the alliance's timeline. */
export function storedTrustOf({ at, R, S, E, u, lower, upper, band }: StoredTrust): StoredTrust {
  return { at, R, S, E, u, lower, upper, band };
}

/** Without evidence, trust is what the latest policy expects. */
export function trustWithoutEvidence({ allianceId, policies }: AllianceProfile): StoredTrust {
  const agreement = policies.at(-1);
  if (!agreement) throw new Error(`Alliance ${allianceId} has no trust policy.`);
  const none = { R: 0, S: 0 };
  return { at: agreement.at, ...none, ...scoreOf(none, agreement.policy) };
}
