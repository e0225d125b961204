import { allianceView, pausesOf, READ_MODELS } from '#domain';
import type { AllianceDocument } from '#domain';
import type { CollectionSpec, Document } from '#read-store';

import { written } from '../projection.js';
import type { Written } from '../projection.js';
import type { AllianceState } from './alliance-state.js';

export const ALLIANCES: CollectionSpec = {
  name: READ_MODELS.alliances,
  indexes: [['phase'], ['kind'], ['allianceId']],
  lists: ['partnerIds'],
};

export function allianceDocument(state: AllianceState): Written {
  const { profile, counts, positions, trust, revision, seen } = state;
  const document: AllianceDocument = {
    _id: profile.allianceId,
    ...allianceView(profile, counts),
    partnerIds: profile.partners.map(({ partnerId }) => partnerId),
    trust,
    revision,
    fold: { profile, positions },
    position: seen.position,
    updatedAt: seen.recordedAt,
  };
  return written(ALLIANCES.name, document);
}

export function allianceStateOf(stored: Document): AllianceState {
  const { counts, trust, revision, fold, position, updatedAt } = stored as unknown as AllianceDocument;
  const { profile, positions } = fold;
  return {
    profile,
    pauses: pausesOf(profile.phases),
    counts,
    positions,
    trust,
    revision,
    seen: { position, recordedAt: updatedAt },
  };
}
