import { type FastifyInstance } from 'fastify';
import { Refused } from '#runtime';
import { HTTP_LIMITS } from './fastify.js';
import { NDJSON_TYPE, essenceOf, hasBody } from './media-types.js';

/** Refuses bodies that trickle in. Histories may take as long as they are: their lines are handled as they come. */
export function limitArrival(fastify: FastifyInstance, withinMs: number = HTTP_LIMITS.bodyMs): void {
  fastify.addHook('preParsing', (request, reply, payload, done) => {
    if (hasBody(request) && essenceOf(request) !== NDJSON_TYPE) {
      const late = setTimeout(() => {
        reply.header('connection', 'close');
        payload.emit('error', new Refused('request-timeout', { detail: 'The body did not arrive in time.' }));
      }, withinMs);
      // However it ends.
      payload.once('close', () => clearTimeout(late));
    }
    done(null, payload);
  });
}
