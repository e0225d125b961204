import {
  type AllianceDocument,
  type ExplainedPoint,
  type TrustKey,
  type TrustPointDocument,
  documentId,
  positionOf,
  timelineOf,
  trustKeyName,
} from '#domain';

/** A point as far as it is the same, stored or not. */
export type StoredPoint = ExplainedPoint & Pick<TrustPointDocument, '_id' | 'eventPosition'>;

/**
 * The points of a timeline without evidence: one for each change of the trust policy. They are stored only
 * where there is evidence, so that not every pair of partners has its copy of them.
 */
export function policyPoints({ allianceId, fold }: AllianceDocument, key: TrustKey): StoredPoint[] {
  return timelineOf(key, [], fold.profile.policies).map((point) => ({
    ...point,
    _id: documentId(allianceId, trustKeyName(key), point.revision),
    eventPosition: positionOf(fold.positions, point.revision) ?? '',
  }));
}
