import {
  type AllianceProfile,
  daysOf,
  defined,
  evolveProfile,
  type LifecycleHistoryDocument,
  phaseOf,
  type PhaseSpan,
  READ_MODELS,
  type RecordedAllianceEvent,
} from '#domain';

import { type FoldCollection } from '../projection/fold-collection.js';
import { type Seen, seenBy } from '../projection/projection.js';

/** An alliance's profile since an event changed it. */
export interface History {
  readonly profile: AllianceProfile;
  readonly seen: Seen;
}

export const LIFECYCLE_HISTORIES: FoldCollection<History> = {
  name: READ_MODELS.lifecycleHistories,
  indexes: [['allianceId']],
  cached: 1_000,

  documentOf: ({ profile, seen }): LifecycleHistoryDocument => ({
    _id: profile.allianceId,
    allianceId: profile.allianceId,
    name: profile.name,
    phase: phaseOf(profile),
    phases: profile.phases.map(withDays),
    fold: profile,
    position: seen.position,
    updatedAt: seen.recordedAt,
  }),

  stateOf(stored) {
    const { fold, position, updatedAt } = stored as unknown as LifecycleHistoryDocument;
    return { profile: fold, seen: { position, recordedAt: updatedAt } };
  },
};

/** The same object, for an event that does not change the profile. */
export function evolveHistory(history: History | undefined, event: RecordedAllianceEvent): History {
  const profile = evolveProfile(history?.profile, event);
  return history?.profile === profile ? history : { profile, seen: seenBy(event) };
}

function withDays({ phase, from, to, endedBy }: PhaseSpan): LifecycleHistoryDocument['phases'][number] {
  if (to === undefined) return { phase, from };
  return defined({ phase, from, to, days: daysOf({ from, to }), endedBy });
}
