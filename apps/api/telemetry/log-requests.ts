import { type FastifyInstance } from 'fastify';
import { type Logger } from '#runtime';

/** Who looks in every few seconds. */
const PROBES: ReadonlySet<string> = new Set(['/health/live', '/health/ready', '/metrics']);

/** Logs every request once it is answered: failures of the service as errors, probes only where all is told. */
export function logRequests(fastify: FastifyInstance, logger: Logger): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const { method, url, correlationId, caller } = request;
    const { statusCode: status, elapsedTime } = reply;
    const level = PROBES.has(url) ? 'debug' : status >= 500 ? 'error' : 'info';
    if (logger.isLevelEnabled(level)) {
      const ms = Math.round(elapsedTime * 10) / 10;
      logger[level]({ correlationId, caller, method, url, status, ms }, 'request');
    }
    done();
  });
}
