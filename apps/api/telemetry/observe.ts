import { type FastifyInstance } from 'fastify';
import { type CommandObserver } from '#application';
import { type Logger } from '#runtime';
import { type Metrics } from './metrics.js';

/** Who looks in every few seconds. */
const PROBES: ReadonlySet<string> = new Set(['/health/live', '/health/ready', '/metrics']);

/**
 * Measures every request under its route, whatever ids are in its path, and logs it once it is answered: failures of
 * the service as errors, probes only where all is told. Of what was refused the query is left out: it may be anything,
 * a key for one.
 */
export function observeRequests(fastify: FastifyInstance, { requests }: Metrics, logger: Logger): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const { method, correlationId, caller, routeOptions } = request;
    const { statusCode: status, elapsedTime } = reply;
    requests.observe({ method, route: routeOptions.url ?? 'none', status }, elapsedTime / 1000);
    const [path = ''] = request.url.split('?', 1);
    const level = PROBES.has(path) ? 'debug' : status >= 500 ? 'error' : 'info';
    if (logger.isLevelEnabled(level)) {
      const url = status < 400 && level === 'info' ? request.url : path;
      const ms = Math.round(elapsedTime * 10) / 10;
      logger[level]({ correlationId, caller, method, url, status, ms }, 'request');
    }
    done();
  });
}

/** Measures every command that was handled, whoever sent it, and counts what it recorded. */
export function commandObserver({ commands, appended }: Metrics, logger: Logger): CommandObserver {
  return {
    onHandled: ({ type, outcome, ms, events, allianceId, correlationId }) => {
      commands.observe({ command: type, outcome }, ms / 1000);
      appended.inc(events);
      if (logger.isLevelEnabled('debug'))
        logger.debug({ correlationId, allianceId, command: type, outcome, ms }, 'command');
    },
  };
}
