import { type FastifyInstance } from 'fastify';
import { Refused } from '#runtime';

/** Which methods each path is served with, so that another one can be answered with 405 instead of 404. */
export class ServedMethods {
  private readonly routes = new Map<string, { readonly pattern: RegExp; readonly methods: Set<string> }>();

  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', ({ url, method }) => {
      const route = this.routes.get(url) ?? { pattern: patternOf(url), methods: new Set() };
      for (const each of [method].flat()) route.methods.add(each);
      this.routes.set(url, route);
    });
  }

  methodsOf(path: string): string[] {
    const methods = [...this.routes.values()]
      .filter(({ pattern }) => pattern.test(path))
      .map((route) => [...route.methods]);
    return [...new Set(methods.flat())];
  }
}

function patternOf(url: string): RegExp {
  const parts = url
    .split('/')
    .map((part) =>
      part === '*' ? '.*' : part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    );
  return new RegExp(`^${parts.join('/')}$`);
}

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
