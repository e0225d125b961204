import { daysOf, phaseOf, READ_MODELS } from '#domain';
import type { AllianceProfile, LifecycleHistoryDocument, PhaseSpan } from '#domain';
import type { CollectionSpec, Document } from '#read-store';

import { written } from '../projection.js';
import type { Seen, Written } from '../projection.js';

export const LIFECYCLE_HISTORIES: CollectionSpec = {
  name: READ_MODELS.lifecycleHistories,
  indexes: [['allianceId']],
};

/** An alliance's profile since an event changed it. */
export interface HistoryState {
  readonly profile: AllianceProfile;
  readonly seen: Seen;
}

export function historyDocument({ profile, seen }: HistoryState): Written {
  const document: LifecycleHistoryDocument = {
    _id: profile.allianceId,
    allianceId: profile.allianceId,
    name: profile.name,
    phase: phaseOf(profile),
    phases: profile.phases.map(withDays),
    fold: profile,
    position: seen.position,
    updatedAt: seen.recordedAt,
  };
  return written(LIFECYCLE_HISTORIES.name, document);
}

export function historyStateOf(stored: Document): HistoryState {
  const { fold, position, updatedAt } = stored as unknown as LifecycleHistoryDocument;
  return { profile: fold, seen: { position, recordedAt: updatedAt } };
}

function withDays({ phase, from, to, endedBy }: PhaseSpan): LifecycleHistoryDocument['phases'][number] {
  if (to === undefined) return { phase, from };
  const days = daysOf({ from, to });
  return { phase, from, to, ...(days !== undefined && { days }), ...(endedBy && { endedBy }) };
}
