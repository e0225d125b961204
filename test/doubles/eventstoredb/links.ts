import { type Log } from './log/log.js';
import { visibleEvents } from './log/metadata.js';
import { type LogRecord } from './log/record.js';

export const LINK_TYPE = '$>';

/** What is read at a place: an event, and the link that led to it if there was one. */
export interface Resolved {
  /** Missing if the link leads nowhere. */
  readonly event: LogRecord | undefined;
  readonly link?: LogRecord;
}

/** Follows a link, `<revision>@<stream>`, to the event it stands for. */
export function resolve(log: Log, record: LogRecord, resolveLinks: boolean): Resolved {
  if (!resolveLinks || record.type !== LINK_TYPE) return { event: record };
  const target = Buffer.from(record.data).toString('utf8');
  const at = target.indexOf('@');
  const [revision, stream] = [target.slice(0, at), target.slice(at + 1)];
  const visible = log.isTombstoned(stream) ? [] : visibleEvents(log, stream);
  return { event: visible.find((event) => event.revision.toString() === revision), link: record };
}
