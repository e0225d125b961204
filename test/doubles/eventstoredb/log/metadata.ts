import { type Log } from './log.js';
import { type LogRecord } from './record.js';

/** What the stream `$$<stream>` says of a stream, in its last event. */
export interface StreamMetadata {
  readonly $maxCount?: number;
  /** Seconds. */
  readonly $maxAge?: number;
  /** The first revision that is still visible. */
  readonly $tb?: number;
  readonly $acl?: StreamAcl;
}

/** Who may do what with a stream: names of users or groups. */
export interface StreamAcl {
  readonly $r?: string | readonly string[];
  readonly $w?: string | readonly string[];
  readonly $d?: string | readonly string[];
  readonly $mr?: string | readonly string[];
  readonly $mw?: string | readonly string[];
}

export const METADATA_TYPE = '$metadata';

/** What `$tb` says of a stream that was deleted softly: nothing of it is visible. It does not fit a double. */
export const ALL_TRUNCATED = '{"$tb":9223372036854775807}';

export const isMetastream = (stream: string): boolean => stream.startsWith('$$');
export const metastreamOf = (stream: string): string => `$$${stream}`;
export const originalStreamOf = (metastream: string): string => metastream.slice(2);

/** Of a stream as it stands. A metadata stream has none of its own, but shows only its last event. */
export function metadataOf(log: Log, stream: string): StreamMetadata {
  if (isMetastream(stream)) return { $maxCount: 1 };
  return rawMetadataOf(log, stream) as StreamMetadata;
}

export function rawMetadataOf(log: Log, stream: string): Readonly<Record<string, unknown>> {
  const last = log.stream(metastreamOf(stream)).at(-1);
  if (last?.type !== METADATA_TYPE) return {};
  try {
    const parsed: unknown = JSON.parse(Buffer.from(last.data).toString());
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}

/** Whether the stream was deleted, and not written to since. */
export function isSoftDeleted(log: Log, stream: string): boolean {
  const { $tb } = metadataOf(log, stream);
  return $tb !== undefined && $tb >= 2 ** 63;
}

/** The events of a stream that are still visible, by revision. */
export function visibleEvents(log: Log, stream: string): readonly LogRecord[] {
  const all = log.stream(stream);
  const { $maxCount, $maxAge, $tb = 0 } = metadataOf(log, stream);
  const first = Math.max($tb, $maxCount === undefined ? 0 : all.length - $maxCount);
  const kept = first === 0 ? all : all.slice(Math.min(first, all.length));
  if ($maxAge === undefined) return kept;
  const oldest = Date.now() - $maxAge * 1000;
  return kept.filter((record) => record.created >= oldest);
}
