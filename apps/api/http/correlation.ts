import { randomUUID } from 'node:crypto';
import { type FastifyInstance } from 'fastify';

export const CORRELATION_HEADER = 'x-correlation-id';

/** What is taken for a correlation id from outside: it goes into headers, logs and metadata. */
const ACCEPTED = /^[\w.:/+=@-]{1,128}$/;

/** Gives each request a correlation id, the caller's if it has one, and answers with it. */
export function correlate(fastify: FastifyInstance): void {
  fastify.decorateRequest('correlationId', '');
  fastify.addHook('onRequest', (request, reply, done) => {
    const given = request.headers[CORRELATION_HEADER];
    request.correlationId = typeof given === 'string' && ACCEPTED.test(given) ? given : randomUUID();
    reply.header(CORRELATION_HEADER, request.correlationId);
    done();
  });
}
