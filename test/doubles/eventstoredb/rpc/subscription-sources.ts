import { type Log } from '../log/log.js';
import { TOMBSTONE_REVISION, type LogRecord } from '../log/record.js';
import { visibleEvents } from '../log/metadata.js';
import { streamDeleted } from '../wire/errors.js';
import { type streams } from '../wire/protocol.js';
import { validPosition } from './read-sources.js';

/** What a subscription is fed from: events already there, and later ones as they come. */
export interface Source {
  /** The next event, if there is one yet. @throws RpcError when there will never be one again */
  next(): LogRecord | undefined;
  /** How many are left at most. */
  behind(): number;
}

/** Everything after a position. @throws RpcError if there is nothing at it */
export function newInAll(log: Log, options: streams.ReadReq.Options.AllOptions): Source {
  const position = options.getPosition();
  let index = options.hasEnd() ? log.records.length : 0;
  if (position) index = log.indexAt(validPosition(log, position)) + 1;
  return {
    next: () => (index < log.records.length ? log.records[index++] : undefined),
    behind: () => log.records.length - index,
  };
}

/** The events of a stream after a revision. @throws RpcError if it is tombstoned */
export function newInStream(
  log: Log,
  stream: string,
  options: streams.ReadReq.Options.StreamOptions,
): Source {
  if (log.isTombstoned(stream)) throw streamDeleted(stream);
  let after = options.hasRevision() ? BigInt(options.getRevision()) : -1n;
  if (options.hasEnd()) after = log.lastRevision(stream);
  let ready: readonly LogRecord[] = [];
  let index = 0;
  return {
    next: () => {
      if (index < ready.length) return ready[index++];
      if (after === TOMBSTONE_REVISION) throw streamDeleted(stream);
      if (log.lastRevision(stream) > after) {
        ready = visibleEvents(log, stream).filter((event) => event.revision > after);
        index = 0;
        after = log.lastRevision(stream);
      }
      return index < ready.length ? ready[index++] : undefined;
    },
    behind: () => ready.length - index,
  };
}
