import { type DocumentReader, type Scalar, type Where } from '#read-store';
import { type Asked, cursorAfter, placeOf } from './cursor.js';

export interface Paging {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** The cursor of the page after this one, while there is more. */
  readonly next?: string;
}

/** A list of documents in some order. */
export interface Listing {
  readonly collection: string;
  readonly where: Where;
  /** Numeric fields, ascending; `_id` ends them. */
  readonly sort: readonly string[];
  /** All that says which list it is. */
  readonly asked: Asked;
}

/**
 * One page of a list. `D` is what the collection's documents are: that is for whoever names it to know.
 * @throws InvalidCursor
 */
export async function pageOf<D extends { readonly _id: string }>(
  documents: DocumentReader,
  listing: Listing,
  paging: Paging,
): Promise<Page<D>> {
  const place = placeIn(listing, paging);
  const found = await documents.find(listing.collection, {
    where: listing.where,
    sort: listing.sort.map((field) => [field, 'asc'] as const),
    ...(place === undefined ? {} : { after: place }),
    limit: paging.limit + 1,
  });
  return cut(found as unknown as readonly D[], listing, paging);
}

/** The same of documents that are not stored, given in the order of the list. @throws InvalidCursor */
export function pageOfThese<D extends { readonly _id: string }>(
  all: readonly D[],
  listing: Listing,
  paging: Paging,
): Page<D> {
  const place = placeIn(listing, paging);
  const rest =
    place === undefined ? all : all.filter((document) => isAfter(placeAt(document, listing), place));
  return cut(rest, listing, paging);
}

function placeIn({ sort, asked }: Listing, { cursor }: Paging): readonly Scalar[] | undefined {
  const types = [...sort.map(() => 'number' as const), 'string' as const];
  return cursor === undefined ? undefined : placeOf(cursor, asked, types);
}

function cut<D extends { readonly _id: string }>(
  found: readonly D[],
  listing: Listing,
  { limit }: Paging,
): Page<D> {
  const last = found[limit - 1];
  if (found.length <= limit || last === undefined) return { items: found };
  return { items: found.slice(0, limit), next: cursorAfter(listing.asked, placeAt(last, listing)) };
}

function placeAt(document: { readonly _id: string }, { sort }: Listing): readonly Scalar[] {
  const fields = document as unknown as Readonly<Record<string, Scalar>>;
  return [...sort.map((field) => fields[field] ?? 0), document._id];
}

function isAfter(place: readonly Scalar[], other: readonly Scalar[]): boolean {
  const index = place.findIndex((value, at) => value !== other[at]);
  const [mine, theirs] = [place[index], other[index]];
  return mine !== undefined && theirs !== undefined && mine > theirs;
}
