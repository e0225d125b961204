import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { type KeyRing, ROLES, Refused } from '#runtime';

/** Who calls where nobody has to say so. */
const LOCAL = 'local';

/**
 * Finds out who calls, and refuses whoever has no key where one is needed. A hook rather than a guard, since
 * guards run after the body was read: strangers are not to make the service read one. What a key allows is
 * decided by `RolesGuard`. Without keys everybody may do everything; the configuration sees to it that only
 * this machine can call then.
 */
export function authenticate(fastify: FastifyInstance, keys: KeyRing): void {
  fastify.decorateRequest('caller', LOCAL);
  fastify.decorateRequest('callerRoles');
  fastify.addHook('onRequest', (request, _reply, done) => {
    request.callerRoles = keys.isNeeded ? [] : ROLES;
    const { roles = [] } = request.routeOptions.config;
    if (!keys.isNeeded || roles.length === 0) {
      done();
      return;
    }
    const secret = secretOf(request);
    const key = secret === undefined ? undefined : keys.find(secret);
    if (key === undefined) {
      const detail = secret === undefined ? 'No API key was sent.' : 'The API key is not known.';
      done(new Refused('unauthorized', { detail }));
      return;
    }
    request.caller = key.name;
    request.callerRoles = key.roles;
    done();
  });
}

function secretOf({ headers }: FastifyRequest): string | undefined {
  const { authorization, 'x-api-key': key } = headers;
  if (typeof key === 'string' && key !== '') return key;
  return /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
}
