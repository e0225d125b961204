import { trackRecordView } from '#domain';
import type { AllianceProfile, LastPoint } from '#domain';
import type { DocumentReader } from '#read-store';

import type { Seen, Written } from '../projection.js';
import { WarmFolds } from '../warm-folds.js';
import { lastPointOf, recordDocument, recordId, TRACK_RECORDS } from './record-document.js';

/** How many are kept in mind. */
const KEPT = 20_000;

/** The partners whose track records change, and the event that changes each last, by the partner's id. */
export type TouchedRecords = ReadonlyMap<string, Seen>;

/** The last point of the timeline of each partner whose timeline changed; undefined if none is left. */
export type LastPoints = ReadonlyMap<string, LastPoint | undefined>;

/** Makes the track records of partners; knows those in use by heart. */
export class TrackRecords {
  readonly #points: WarmFolds<LastPoint>;

  constructor(documents: DocumentReader) {
    this.#points = new WarmFolds(documents, TRACK_RECORDS.name, lastPointOf, KEPT);
  }

  /** What is known of the timelines of some partners, by the ids of their records. */
  known(allianceId: string, partnerIds: Iterable<string>): Promise<ReadonlyMap<string, LastPoint>> {
    return this.#points.load(Array.from(partnerIds, (partnerId) => recordId(allianceId, partnerId)));
  }

  /** The records of an alliance that change, once what changed of their timelines is known. */
  documentsOf(
    profile: AllianceProfile,
    touched: TouchedRecords,
    changed: LastPoints,
    known: ReadonlyMap<string, LastPoint>,
  ): Written[] {
    const documents: Written[] = [];
    for (const partner of profile.partners) {
      const { partnerId } = partner;
      const by = touched.get(partnerId);
      if (!by) continue;
      const id = recordId(profile.allianceId, partnerId);
      const last = changed.has(partnerId) ? changed.get(partnerId) : known.get(id);
      const view = trackRecordView(profile, partner, last);
      this.#points.remember(id, { ...view.evidence, counts: view.counts });
      documents.push(recordDocument(view, by));
    }
    return documents;
  }
}
