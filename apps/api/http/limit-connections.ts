import { type Server } from 'node:http';
import { type Logger } from '#runtime';
import { type Metrics } from '../telemetry/metrics.js';

/** How often the log says that connections are dropped, in milliseconds. */
const SAY_AGAIN_MS = 60_000;

/**
 * Closes connections beyond a number at once, so that those that are there are served, and memory lasts. Probes of
 * `/health` are closed, too: whoever takes all connections is seen.
 */
export function limitConnections(
  server: Server,
  most: number,
  { droppedConnections }: Pick<Metrics, 'droppedConnections'>,
  logger: Pick<Logger, 'warn'>,
): void {
  server.maxConnections = most;
  let said = -Infinity;
  server.on('drop', () => {
    droppedConnections.inc();
    if (performance.now() - said < SAY_AGAIN_MS) return;
    said = performance.now();
    logger.warn({ most }, `There are ${most} connections (MAX_CONNECTIONS): further ones are closed`);
  });
}
