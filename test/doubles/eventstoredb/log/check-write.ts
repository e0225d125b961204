import { type Log } from './log.js';
import { isSoftDeleted, metastreamOf } from './metadata.js';
import { type RecentEvents } from './recent-events.js';

export type ExpectedRevision = bigint | 'any' | 'no-stream' | 'stream-exists';

export type Verdict =
  | { readonly kind: 'new' }
  /** It was written before. @property last the revision of its last event */
  | { readonly kind: 'written-before'; readonly last: bigint }
  | { readonly kind: 'wrong-revision' }
  | { readonly kind: 'deleted' };

const NEW: Verdict = { kind: 'new' };
const WRONG: Verdict = { kind: 'wrong-revision' };

/** Judges a write against the stream as it stands, by the server's rules of idempotency. */
export function checkWrite(
  log: Log,
  recent: RecentEvents,
  stream: string,
  expected: ExpectedRevision,
  ids: readonly string[],
): Verdict {
  if (log.isTombstoned(stream)) return { kind: 'deleted' };
  const current = log.lastRevision(stream);
  if (expected === 'stream-exists') {
    if (isSoftDeleted(log, stream)) return { kind: 'deleted' };
    if (current < 0n && log.lastRevision(metastreamOf(stream)) < 0n) return WRONG;
  }
  if (expected === 'any' || expected === 'stream-exists') return writtenAnywhere(recent, stream, ids);
  const after = expected === 'no-stream' ? -1n : expected;
  if (after > current) return WRONG;
  if (after === current) return NEW;
  const verdict = writtenAt(log, stream, after + 1n, ids);
  if (verdict === 'not at all' && expected === 'no-stream' && isSoftDeleted(log, stream)) return NEW;
  return typeof verdict === 'string' ? WRONG : verdict;
}

/** Without a revision the server knows an event again only while it remembers it, and by its first event. */
function writtenAnywhere(recent: RecentEvents, stream: string, ids: readonly string[]): Verdict {
  let last: bigint | undefined;
  for (const [i, id] of ids.entries()) {
    const revision = recent.revisionOf(stream, id);
    if (revision === undefined) return i === 0 ? NEW : WRONG;
    last = revision;
  }
  return last === undefined ? NEW : { kind: 'written-before', last };
}

function writtenAt(
  log: Log,
  stream: string,
  first: bigint,
  ids: readonly string[],
): Verdict | 'not at all' | 'in part' {
  const events = log.stream(stream);
  for (const [i, id] of ids.entries())
    if (events[Number(first) + i]?.id !== id) return i === 0 ? 'not at all' : 'in part';
  return ids.length === 0 ? WRONG : { kind: 'written-before', last: first + BigInt(ids.length) - 1n };
}
