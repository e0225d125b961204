import { type JsonObject, type RecordedEvent } from '#event-store';

/** What the streams of the audit trail begin with: there is one for each month. */
const PREFIX = 'audit-';

/** The only event of the audit trail: recorded events were handed out. */
export const RECORDS_READ = 'RecordsRead';

/** Recorded events themselves; an evidence bundle; a file to load elsewhere. */
export const ACCESSES = ['events', 'evidence', 'export'] as const;

export const WAYS = ['http', 'command-line'] as const;

/** What was handed out, and why. */
export interface Access {
  readonly what: (typeof ACCESSES)[number];
  /** Which way. */
  readonly through: (typeof WAYS)[number];
  /** Left out: of more than one alliance. */
  readonly allianceId?: string;
  /** Why, in the words of whoever asked. */
  readonly purpose?: string;
  /** What part of it, of the revisions and of the moments that were asked for: empty, all of it. */
  readonly range?: JsonObject;
  /** Of an evidence bundle: the hash of what it says of itself. SHA-256, in base64. */
  readonly manifest?: string;
}

/** An entry of the audit trail, as it is read. */
export interface AuditEntry extends Access {
  readonly eventId: string;
  readonly stream: string;
  readonly revision: number;
  readonly recordedAt: string;
  /** Who asked: the name of the API key, or `local` where none is needed. */
  readonly caller: string;
}

/** @param at an instant */
export const auditStreamOf = (at: string): string => PREFIX + at.slice(0, 'yyyy-mm'.length);

export function auditEntryOf({ eventId, stream, revision, data, metadata }: RecordedEvent): AuditEntry {
  return {
    ...(data as unknown as Access),
    eventId,
    stream,
    revision,
    recordedAt: String(metadata['recordedAt']),
    caller: String(metadata['recordedBy']),
  };
}
