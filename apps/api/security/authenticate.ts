import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type ApiKey, Refused } from '#runtime';

/** Who calls where nobody has to say so. */
const LOCAL = 'local';

/**
 * Finds out who calls, before a body is read. Without keys everybody may do everything; the configuration
 * sees to it that only this machine can call then.
 */
export function authenticate(
  fastify: FastifyInstance,
  keys: readonly ApiKey[],
  digest: (text: string) => string,
): void {
  const keyOf = new Map(keys.map((key) => [key.sha256, key]));
  fastify.decorateRequest('caller', LOCAL);
  if (keys.length === 0) return;
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { roles = [] } = request.routeOptions.config;
    if (roles.length === 0) {
      done();
      return;
    }
    const secret = secretOf(request);
    const key = secret === undefined ? undefined : keyOf.get(digest(secret));
    if (key === undefined) {
      done(
        new Refused('unauthorized', {
          detail: secret === undefined ? 'No API key was sent.' : 'The API key is not known.',
        }),
      );
      return;
    }
    request.caller = key.name;
    const allowed = key.roles.some((role) => role === 'admin' || roles.includes(role));
    done(
      allowed ? undefined : new Refused('forbidden', { detail: `It takes the role ${roles.join(' or ')}.` }),
    );
  });
}

function secretOf({ headers }: FastifyRequest): string | undefined {
  const { authorization, 'x-api-key': key } = headers;
  if (typeof key === 'string' && key !== '') return key;
  return /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
}
