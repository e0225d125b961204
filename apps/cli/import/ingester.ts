import { Rehearsal, commandHandler } from '#application';
import { identity, ingestEvent, oneAfterTheOther, subjectOf, systemClock } from '#runtime';
import type { Session } from '../session.js';
import type { Ingest } from './import-events.js';

/** The name under which the service records, too, what comes from this machine without an API key. */
const CALLER = 'local';
const CACHED_EVENTS = 150_000;

/**
 * Has CloudEvents recorded; or, in a dry run, says what would become of them. Several may be given at once:
 * those of one alliance are judged one after the other.
 */
export function ingester({ events }: Session, dryRun: boolean): Ingest {
  const store = dryRun ? new Rehearsal(events) : events;
  const execute = commandHandler({
    store,
    identity,
    now: systemClock,
    cachedEvents: dryRun ? Number.MAX_SAFE_INTEGER : CACHED_EVENTS,
  });
  const ingestion = {
    identity,
    now: systemClock,
    caller: CALLER,
    correlationId: identity.fresh(),
    store,
    execute,
  };
  return oneAfterTheOther(subjectOf, (event) => ingestEvent(ingestion, event));
}
