import { ALLIANCE_LIVES } from '#domain';
import type { AllianceLifetime } from '#domain';
import type { CollectionSpec, Document } from '#read-store';

import { written } from '../projection.js';
import type { Seen, Written } from '../projection.js';

/** The little that a portfolio wants to know of each alliance: read page by page, all of them. */
export const LIVES: CollectionSpec = { name: ALLIANCE_LIVES, indexes: [['allianceId']] };

/** A life, and the event that changed it last. */
export interface LifeState {
  readonly life: AllianceLifetime;
  readonly seen: Seen;
}

export function lifeDocument({ life, seen }: LifeState): Written {
  const { position, recordedAt } = seen;
  return written(LIVES.name, { _id: life.allianceId, ...life, position, updatedAt: recordedAt });
}

export function lifeStateOf(stored: Document): LifeState {
  const { _id, position, updatedAt, ...life } = stored;
  void _id;
  return { life: life as unknown as AllianceLifetime, seen: { position, recordedAt: updatedAt as string } };
}
