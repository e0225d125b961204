import { type Log } from '../log/log.js';
import { isSoftDeleted, visibleEvents } from '../log/metadata.js';
import { type LogRecord, type Position } from '../log/record.js';
import { invalidPosition, streamDeleted } from '../wire/errors.js';
import { type streams } from '../wire/protocol.js';

type StreamOptions = streams.ReadReq.Options.StreamOptions;
type AllOptions = streams.ReadReq.Options.AllOptions;

/** The visible events of a stream from a revision on, which is read too. @throws RpcError if it is tombstoned */
export function fromStream(
  log: Log,
  stream: string,
  options: StreamOptions,
  backwards: boolean,
): Iterable<LogRecord> | 'not-found' {
  if (log.isTombstoned(stream)) throw streamDeleted(stream);
  const events = visibleEvents(log, stream);
  if (events.length === 0 && (log.lastRevision(stream) < 0n || isSoftDeleted(log, stream)))
    return 'not-found';
  const from = options.hasRevision() ? BigInt(options.getRevision()) : undefined;
  if (backwards) return backwardsFrom(events, options.hasStart() ? 0n : from);
  if (options.hasEnd()) return [];
  return from === undefined ? events : events.filter((event) => event.revision >= from);
}

/** Everything from a position on, which is read too forwards, and is not backwards. */
export function fromAll(log: Log, options: AllOptions, backwards: boolean): Iterable<LogRecord> {
  const index = indexOf(log, options, backwards);
  return backwards ? upwards(log.records, index) : downwards(log.records, index, log.records.length);
}

function indexOf(log: Log, options: AllOptions, backwards: boolean): number {
  if (options.hasStart()) return 0;
  if (options.hasEnd()) return log.records.length;
  const position = options.getPosition();
  if (!position) return backwards ? log.records.length : 0;
  return log.indexAt(validPosition(log, position));
}

/** @throws RpcError if there is nothing at this position */
export function validPosition(log: Log, position: streams.ReadReq.Options.Position): Position {
  const valid = {
    commit: BigInt(position.getCommitPosition()),
    prepare: BigInt(position.getPreparePosition()),
  };
  if (!log.hasAt(valid)) throw invalidPosition();
  return valid;
}

/** @param from the greatest revision to read; all of them without it */
function* backwardsFrom(events: readonly LogRecord[], from: bigint | undefined): Generator<LogRecord> {
  for (const event of upwards(events, events.length))
    if (from === undefined || event.revision <= from) yield event;
}

function* downwards(records: readonly LogRecord[], start: number, end: number): Generator<LogRecord> {
  for (let i = start; i < end; i++) {
    const record = records[i];
    if (record) yield record;
  }
}

function* upwards(records: readonly LogRecord[], end: number): Generator<LogRecord> {
  for (let i = end - 1; i >= 0; i--) {
    const record = records[i];
    if (record) yield record;
  }
}
