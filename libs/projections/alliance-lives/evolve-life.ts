import { lifetimeAfter, lifetimeAfterOutcome } from '#domain';
import type { AllianceLifetime, AllianceProfile, Commitment } from '#domain';

import type { Seen } from '../projection.js';
import type { LifeState } from './life-document.js';

/** What happened to a commitment. */
interface Changed {
  readonly before: Commitment | undefined;
  readonly after: Commitment;
}

/** The life of an alliance after one more event: the same object, if that does not change it. */
export function evolveLife(
  state: LifeState | undefined,
  profile: AllianceProfile,
  changed: Changed | undefined,
  by: Seen,
): LifeState {
  const life = withOutcome(lifetimeAfter(state?.life, profile), changed);
  return state?.life === life ? state : { life, seen: by };
}

function withOutcome(life: AllianceLifetime, changed: Changed | undefined): AllianceLifetime {
  return changed ? lifetimeAfterOutcome(life, changed.before, changed.after) : life;
}
