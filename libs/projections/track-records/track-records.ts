import {
  type AllianceProfile,
  documentId,
  type LastPoint,
  READ_MODELS,
  type TrackRecordDocument,
  trackRecordView,
} from '#domain';
import { type CollectionSpec, type DocumentReader } from '#read-store';

import { CachedStates } from '../projection/fold-collection.js';
import { type Seen, type Written, written } from '../projection/projection.js';

export const TRACK_RECORDS: CollectionSpec = {
  name: READ_MODELS.trackRecords,
  indexes: [['partnerId'], ['allianceId']],
};

/** The partners whose track records change, and the event that changes each last, by the partner's id. */
export type ChangedRecords = ReadonlyMap<string, Seen>;

/** The last point of the timeline of each partner whose timeline changed; undefined if none is left. */
export type LastPoints = ReadonlyMap<string, LastPoint | undefined>;

/** Makes the track records of partners. Of those in use it caches what they say of the partner's timeline. */
export class TrackRecords {
  private readonly points: CachedStates<LastPoint>;

  constructor(documents: DocumentReader) {
    this.points = new CachedStates(documents, {
      ...TRACK_RECORDS,
      cached: 20_000,
      stateOf: (stored) => {
        const { evidence, counts } = stored as unknown as TrackRecordDocument;
        return { ...evidence, counts };
      },
    });
  }

  /** What is known of the timelines of some partners, by the ids of their records. */
  load(allianceId: string, partnerIds: Iterable<string>): Promise<ReadonlyMap<string, LastPoint>> {
    return this.points.load(Array.from(partnerIds, (partnerId) => documentId(allianceId, partnerId)));
  }

  /** The records of an alliance that change, once what changed of their timelines is known. */
  documentsOf(
    profile: AllianceProfile,
    changed: ChangedRecords,
    lastPoints: LastPoints,
    known: ReadonlyMap<string, LastPoint>,
  ): Written[] {
    const documents: Written[] = [];
    for (const partner of profile.partners) {
      const { partnerId } = partner;
      const seen = changed.get(partnerId);
      if (!seen) continue;
      const _id = documentId(profile.allianceId, partnerId);
      const last = lastPoints.has(partnerId) ? lastPoints.get(partnerId) : known.get(_id);
      const view = trackRecordView(profile, partner, last);
      this.points.set(_id, { ...view.evidence, counts: view.counts });
      const document: TrackRecordDocument = {
        _id,
        ...view,
        position: seen.position,
        updatedAt: seen.recordedAt,
      };
      documents.push(written(TRACK_RECORDS.name, document));
    }
    return documents;
  }
}
