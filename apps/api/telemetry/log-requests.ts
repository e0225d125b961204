import { type FastifyInstance } from 'fastify';
import { type Logger } from '#runtime';

/** Who looks in every few seconds. */
const PROBES: ReadonlySet<string> = new Set(['/health/live', '/health/ready', '/metrics']);

/**
 * Logs every request once it is answered: failures of the service as errors, probes only where all is told. Of what
 * was refused the query is left out: it may be anything, a key for one.
 */
export function logRequests(fastify: FastifyInstance, logger: Logger): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const { method, correlationId, caller } = request;
    const { statusCode: status, elapsedTime } = reply;
    const [path = ''] = request.url.split('?', 1);
    const url = status < 400 && !PROBES.has(path) ? request.url : path;
    const level = PROBES.has(path) ? 'debug' : status >= 500 ? 'error' : 'info';
    if (logger.isLevelEnabled(level)) {
      const ms = Math.round(elapsedTime * 10) / 10;
      logger[level]({ correlationId, caller, method, url, status, ms }, 'request');
    }
    done();
  });
}
