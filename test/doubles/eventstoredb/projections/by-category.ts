import { LINK_TYPE } from '../links.js';
import { type LogRecord } from '../log/record.js';
import { type Emitted } from './projections.js';

/** Links each event of `<category>-<id>` into `$ce-<category>`. */
export function linkByCategory(record: LogRecord): readonly Emitted[] {
  const dash = record.stream.indexOf('-');
  if (record.stream.startsWith('$') || dash <= 0) return [];
  return [linkTo(`$ce-${record.stream.slice(0, dash)}`, record)];
}

/** A link leads to the event itself, even if it was made from another link. */
export function linkTo(stream: string, record: LogRecord): Emitted {
  const data =
    record.type === LINK_TYPE
      ? Buffer.from(record.data).toString('utf8')
      : `${record.revision}@${record.stream}`;
  return { stream, type: LINK_TYPE, isJson: false, data, metadata: { $o: record.stream } };
}
