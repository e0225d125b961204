import { type Document, type Json } from '#read-store';

/** A document as it lies in its collection. */
export interface StoredDocument {
  readonly _id: string;
  readonly position: string;
  /** The whole document as JSON, where BSON cannot hold it as it is. */
  readonly _exact?: string;
  readonly [field: string]: unknown;
}

/**
 * Most documents are stored as they are. The rare one that is not BSON everywhere (half a surrogate pair,
 * names with `.` or `$`, lists of lists) is stored twice over: as near as can be, for whoever looks into
 * the collection and for its indexes, and exactly, as JSON, for this store.
 */
export function toStored(document: Document): StoredDocument {
  if (isBson(document) && !('_exact' in document)) return document;
  return {
    ...nearly(document),
    _id: document._id,
    position: document.position,
    _exact: JSON.stringify(document),
  };
}

export function fromStored(stored: StoredDocument): Document {
  return stored._exact === undefined ? (stored as Document) : (JSON.parse(stored._exact) as Document);
}

const HALF_A_PAIR = /\p{Surrogate}/gu;
const UNFIT_NAME = /^$|^\$|\.|\p{Surrogate}/u;

function isBson(value: Json | undefined): boolean {
  if (typeof value === 'string') return value.search(HALF_A_PAIR) === -1;
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every((item) => !Array.isArray(item) && isBson(item as Json));
  for (const name in value) {
    if (UNFIT_NAME.test(name) || !isBson((value as Record<string, Json | undefined>)[name])) return false;
  }
  return true;
}

function nearly(value: Document): Record<string, unknown>;
function nearly(value: Json | undefined): unknown;
function nearly(value: Json | undefined): unknown {
  if (typeof value === 'string') return wellFormed(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return value.map((item: Json) => (Array.isArray(item) ? JSON.stringify(item) : nearly(item)));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [nameLike(name), nearly(inner)]));
}

const wellFormed = (text: string) => text.replace(HALF_A_PAIR, '\ufffd');
/** With the full-width forms of the two characters, which is what MongoDB's manual advises. */
const nameLike = (name: string) => wellFormed(name).replaceAll('.', '．').replaceAll('$', '＄') || '（）';
