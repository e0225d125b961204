import { readRecorded, type RecordedAllianceEvent, streamOf } from '#domain';
import { type EventStore } from '#event-store';

import { type ReadHistory } from '../projection/projection.js';

/** Reads what alliances recorded from an event store. */
export function historyFrom(events: Pick<EventStore, 'readStream'>): ReadHistory {
  return async (allianceId, revision) => {
    const history: RecordedAllianceEvent[] = [];
    for await (const stored of events.readStream(streamOf(allianceId))) {
      if (stored.revision > revision) break;
      history.push(readRecorded(stored));
    }
    return history;
  };
}
