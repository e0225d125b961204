import { type FastifyInstance } from 'fastify';
import { Refused } from '#runtime';
import { type ServedMethods } from './served-methods.js';

/** Answers what is not served before its body is read: with 404, with 405, or `OPTIONS` with what there is. */
export function refuseUnserved(fastify: FastifyInstance, served: ServedMethods): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!request.is404) {
      done();
      return;
    }
    const [path = ''] = request.url.split('?');
    const methods = served.methodsOf(path);
    if (methods.length === 0) {
      done(new Refused('not-found', { detail: `Nothing is served under ${path}.` }));
      return;
    }
    const allowed = [...methods, 'OPTIONS'].sort().join(', ');
    reply.header('allow', allowed);
    if (request.method === 'OPTIONS') {
      void reply.status(204).send();
      return;
    }
    done(new Refused('method-not-allowed', { detail: `${path} takes ${allowed}, not ${request.method}.` }));
  });
}
