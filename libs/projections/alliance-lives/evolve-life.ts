import { lifeAfter, lifeAfterOutcome } from '#domain';
import type { AllianceLife, AllianceProfile, Commitment } from '#domain';

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
  const life = withOutcome(lifeAfter(state?.life, profile), changed);
  return state?.life === life ? state : { life, seen: by };
}

function withOutcome(life: AllianceLife, changed: Changed | undefined): AllianceLife {
  return changed ? lifeAfterOutcome(life, changed.before, changed.after) : life;
}
