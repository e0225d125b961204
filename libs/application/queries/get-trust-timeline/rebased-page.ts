import { type AllianceDocument, type TrustKey, rebased, trackRecordOf } from '#domain';
import { type DocumentReader } from '#read-store';
import { recordsOf } from '../get-track-record/records-of.js';
import { type Paging } from '../shared/page.js';
import { type PointRange, type TimelinePage, pointBefore, pointPage } from './timeline-page.js';
import { trustPoint } from './trust-point.js';

/** What is expected of a partner in an alliance, by its track record in all the others: a number from 0 to 1. */
export async function expectationElsewhere(
  documents: DocumentReader,
  partnerId: string,
  allianceId: string,
  now: string,
): Promise<number> {
  const elsewhere = (await recordsOf(documents, partnerId)).filter(
    (record) => record.allianceId !== allianceId,
  );
  return trackRecordOf(partnerId, elsewhere, Date.parse(now)).trust.E;
}

/** A page of a timeline, read with another expectation than that of the trust policy. @throws InvalidCursor */
export async function rebasedPage(
  documents: DocumentReader,
  alliance: AllianceDocument,
  key: TrustKey,
  range: PointRange,
  paging: Paging,
  baseRate: number,
): Promise<TimelinePage> {
  const { items, ...rest } = await pointPage(documents, alliance, key, range, paging);
  const [first] = items;
  const before = first && (await pointBefore(documents, alliance, key, first));
  const points = rebased(items, before, alliance.fold.profile.policies, baseRate);
  return { points: points.map(trustPoint), ...rest };
}
