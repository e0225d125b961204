import { createHash } from 'node:crypto';
import { type AllianceEvent, type Recording, type RecordedAllianceEvent } from '#domain';

/** Where the next event of a history is recorded. The position has the global order; here, of one alliance. */
export function recordingOf(allianceId: string, revision: number, recordedAt: string): Recording {
  return {
    allianceId,
    eventId: eventIdAt(revision, allianceId),
    revision,
    position: revision.toString().padStart(10, '0'),
    recordedAt,
    recordedBy: 'specs',
  };
}

/** The id of the event at a revision. */
export function eventIdAt(revision: number, allianceId = 'the-alliance'): string {
  return uuidOf(`${allianceId} ${revision}`);
}

export function recorded(
  event: AllianceEvent,
  allianceId: string,
  revision: number,
  recordedAt: string,
): RecordedAllianceEvent {
  return { ...event, ...recordingOf(allianceId, revision, recordedAt) };
}

/** A UUID that is always the same for the same name. */
function uuidOf(name: string): string {
  const hash = createHash('sha256').update(name).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
