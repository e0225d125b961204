import { identity, type Ingest, ingester } from '#runtime';
import { type Session } from '../session.js';

/** The name under which the service records, too, what comes from this machine without an API key. */
const CALLER = 'local';

/** Has CloudEvents recorded; or, in a dry run, says what would become of them. */
export function ingesterOf({ commands }: Session, dryRun: boolean): Ingest {
  const sender = { caller: CALLER, correlationId: identity.fresh() };
  return ingester(dryRun ? commands.dryRun() : commands, sender);
}
