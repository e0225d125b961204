import { type FastifyInstance } from 'fastify';
import { type Metrics } from './metrics.js';

/** Measures every request under its route, whatever ids are in its path. */
export function measureRequests(fastify: FastifyInstance, { requests }: Metrics): void {
  fastify.addHook('onResponse', ({ method, routeOptions }, { statusCode, elapsedTime }, done) => {
    requests.observe({ method, route: routeOptions.url ?? 'none', status: statusCode }, elapsedTime / 1000);
    done();
  });
}
