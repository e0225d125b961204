import { type IdempotencyKey, type RevisionCondition } from '#application';
import { Refused } from '#runtime';

const KEY = /^[\x20-\x7e]{1,255}$/;

/** The idempotency key of a request, if it has one. @throws Refused */
export function idempotencyKeyOf(
  headers: Readonly<Record<string, unknown>>,
): IdempotencyKey['key'] | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && KEY.test(key) && key.trim() !== '') return key;
  throw refused('Idempotency-Key', 'must have 1 to 255 printable ASCII characters');
}

const ENTITY_TAG = /^(?:W\/)?"([\x21\x23-\x7e]*)"$/;
const REVISION = /^(?:0|[1-9]\d{0,14})$/;

/**
 * What `If-Match` allows: `*`, or entity tags, each a revision in quotes. A tag that is no revision of ours
 * matches nothing.
 * @throws Refused
 */
export function revisionConditionOf(
  headers: Readonly<Record<string, unknown>>,
): RevisionCondition | undefined {
  const header = headers['if-match'];
  if (typeof header !== 'string') return undefined;
  if (header.trim() === '*') return 'existing';
  const tags = header.split(',').map((tag) => ENTITY_TAG.exec(tag.trim()));
  if (tags.some((tag) => tag === null)) throw refused('If-Match', 'must be a revision in quotes, like "3"');
  return tags.flatMap((tag) => {
    const [whole = '', revision = ''] = tag ?? [];
    return !whole.startsWith('W/') && REVISION.test(revision) ? [Number(revision)] : [];
  });
}

function refused(header: string, detail: string): Refused {
  return new Refused('invalid-input', { detail: `${header} ${detail}.`, errors: [{ header, detail }] });
}
