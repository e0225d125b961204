import {
  type AllianceDocument,
  type OccurredOn,
  READ_MODELS,
  type TrustKey,
  type TrustPointDocument,
  endOf,
  precedes,
  startOf,
  trustKeyName,
} from '#domain';
import { type DocumentReader } from '#read-store';
import { type Moment, askedAt } from '../shared/moment.js';
import { type Listing, type Page, type Paging, pageOf, pageOfThese } from '../shared/page.js';
import { type StoredPoint, policyPoints } from './policy-points.js';
import { type TrustPoint, trustPoint } from './trust-point.js';

/** Which points of a timeline, as of which moment. */
export interface PointRange extends Moment {
  /** From the beginning of this on. */
  readonly from?: OccurredOn | undefined;
  /** Up to the end of this. */
  readonly to?: OccurredOn | undefined;
}

export interface TimelinePage {
  readonly points: readonly TrustPoint[];
  readonly next?: string;
  /** The last point of the whole timeline; without one, it is empty. */
  readonly last: StoredPoint | undefined;
}

/** A page of points, before they are shown; and the last point of the whole timeline. */
export interface PointPage extends Page<StoredPoint> {
  readonly last: StoredPoint | undefined;
}

/** Reads one page of a timeline of an alliance. @throws InvalidCursor */
export async function timelinePage(
  documents: DocumentReader,
  alliance: AllianceDocument,
  key: TrustKey,
  range: PointRange,
  paging: Paging,
): Promise<TimelinePage> {
  const { items, ...rest } = await pointPage(documents, alliance, key, range, paging);
  return { points: items.map(trustPoint), ...rest };
}

/** @throws InvalidCursor */
export async function pointPage(
  documents: DocumentReader,
  alliance: AllianceDocument,
  key: TrustKey,
  range: PointRange,
  paging: Paging,
): Promise<PointPage> {
  const listing = listingOf(alliance, key, range);
  const stored = await pageOf<TrustPointDocument>(documents, listing, paging);
  const endsHere = stored.items.length > 0 && stored.next === undefined && range.to === undefined;
  const last = endsHere ? stored.items.at(-1) : await lastPoint(documents, listing);
  if (last !== undefined) return { ...stored, last };
  const unstored = policyPoints(alliance, key);
  return { ...pageOfThese(unstored.filter(within(range)), listing, paging), last: unstored.at(-1) };
}

/** The point before another, of the same timeline. */
export async function pointBefore(
  documents: DocumentReader,
  alliance: AllianceDocument,
  key: TrustKey,
  { at, revision, _id }: StoredPoint,
): Promise<StoredPoint | undefined> {
  const [before] = await documents.find(READ_MODELS.trustTimelines, {
    where: { allianceId: alliance.allianceId, key: trustKeyName(key) },
    sort: [
      ['at', 'desc'],
      ['revision', 'desc'],
    ],
    after: [at, revision, _id],
    limit: 1,
  });
  return (
    (before as StoredPoint | undefined) ??
    policyPoints(alliance, key).findLast((one) => precedes(one, { at, revision }))
  );
}

async function lastPoint(
  documents: DocumentReader,
  { collection, where: { allianceId, key } }: Listing,
): Promise<TrustPointDocument | undefined> {
  const [last] = await documents.find(collection, {
    where: { allianceId: allianceId as string, key: key as string },
    sort: [
      ['at', 'desc'],
      ['revision', 'desc'],
    ],
    limit: 1,
  });
  return last as unknown as TrustPointDocument | undefined;
}

function within({ from, to }: PointRange): (point: StoredPoint) => boolean {
  const first = from === undefined ? -Infinity : startOf(from);
  const last = to === undefined ? Infinity : endOf(to);
  return ({ at }) => at >= first && at <= last;
}

function listingOf({ allianceId }: AllianceDocument, trustKey: TrustKey, range: PointRange): Listing {
  const { from, to } = range;
  const key = trustKeyName(trustKey);
  const at = {
    ...(from === undefined ? {} : { gte: startOf(from) }),
    ...(to === undefined ? {} : { lte: endOf(to) }),
  };
  return {
    collection: READ_MODELS.trustTimelines,
    where: { allianceId, key, ...(Object.keys(at).length === 0 ? {} : { at }) },
    sort: ['at', 'revision'],
    asked: ['trust-timeline', allianceId, key, from, to, ...askedAt(range)],
  };
}
