import {
  ALLIANCE_LIVES,
  type AllianceLifetime,
  type AllianceProfile,
  type Commitment,
  lifetimeAfter,
  lifetimeAfterOutcome,
  type ReadDocument,
} from '#domain';

import { type FoldCollection } from '../projection/fold-collection.js';
import { type Seen } from '../projection/projection.js';

/** The lifetime of an alliance, and the event that changed it last. */
export interface LifetimeState {
  readonly lifetime: AllianceLifetime;
  readonly seen: Seen;
}

/** The little that a portfolio wants to know of each alliance: read page by page, all of them. */
export const LIFETIMES: FoldCollection<LifetimeState> = {
  name: ALLIANCE_LIVES,
  indexes: [['allianceId']],
  cached: 1_000,

  documentOf: ({ lifetime, seen }): ReadDocument => ({
    _id: lifetime.allianceId,
    ...lifetime,
    position: seen.position,
    updatedAt: seen.recordedAt,
  }),

  stateOf(stored) {
    const { _id, position, updatedAt, ...lifetime } = stored;
    void _id;
    return {
      lifetime: lifetime as unknown as AllianceLifetime,
      seen: { position, recordedAt: updatedAt as string },
    };
  },
};

/**
 * The lifetime of an alliance after one more event: the same object, if that does not change it.
 * @param commitment what happened to a commitment, if anything did
 */
export function evolveLifetime(
  state: LifetimeState | undefined,
  profile: AllianceProfile,
  commitment: { readonly before: Commitment | undefined; readonly after: Commitment } | undefined,
  seen: Seen,
): LifetimeState {
  let lifetime = lifetimeAfter(state?.lifetime, profile);
  if (commitment) lifetime = lifetimeAfterOutcome(lifetime, commitment.before, commitment.after);
  return state?.lifetime === lifetime ? state : { lifetime, seen };
}
