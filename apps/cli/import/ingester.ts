import { identity, ingestEvent, oneAfterTheOther, subjectOf } from '#runtime';
import type { Session } from '../session.js';
import type { Ingest } from './import-events.js';

/** The name under which the service records, too, what comes from this machine without an API key. */
const CALLER = 'local';

/**
 * Has CloudEvents recorded; or, in a dry run, says what would become of them. Several may be given at once:
 * those of one alliance are judged one after the other.
 */
export function ingester({ commands: recording }: Session, dryRun: boolean): Ingest {
  const commands = dryRun ? recording.dryRun() : recording;
  const sender = { caller: CALLER, correlationId: identity.fresh() };
  return oneAfterTheOther(subjectOf, (event) => ingestEvent(commands, sender, event));
}
