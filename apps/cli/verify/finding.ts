import { allianceIdOf, defined, STREAM_PREFIX } from '#domain';

/** What is not as it was recorded, or not what the events make. */
export interface Finding {
  /** Left out where no alliance can be named. */
  readonly allianceId?: string;
  readonly stream?: string;
  /** Of the event that is wrong; for a document, of the event that it says it has seen last. */
  readonly revision?: number;
  readonly eventId?: string;
  readonly readModel?: string;
  /** The `_id` of the document. */
  readonly document?: string;
  /** Of the event or of the document: names joined by points. */
  readonly field: string;
  readonly problem: string;
}

/** @param stream the one that it is about */
export function findingIn(
  stream: string,
  finding: Omit<{ [K in keyof Finding]: Finding[K] | undefined }, 'allianceId' | 'stream'> & {
    readonly field: string;
    readonly problem: string;
  },
): Finding {
  const allianceId = stream.startsWith(STREAM_PREFIX) ? allianceIdOf(stream) : undefined;
  return defined({ allianceId, stream, ...finding });
}
