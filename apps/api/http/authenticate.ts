import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { type KeyRing, Refused, type Role } from '#runtime';
import { isDocumentation } from './protect-browsers.js';

/** Who calls where nobody has to say so. */
const LOCAL = 'local';

const ADMIN_ONLY: readonly Role[] = ['admin'];

/**
 * Finds out who calls, and refuses whoever has no key where one is needed, or a key whose roles do not allow the
 * route: nobody but `admin` may where a route names no roles. A hook rather than a guard, since guards run after the
 * body was read: strangers are not to make the service read one. Without keys everybody may do everything; the
 * configuration sees to it that only this machine can call then.
 */
export function authenticate(fastify: FastifyInstance, keys: KeyRing): void {
  fastify.decorateRequest('caller', LOCAL);
  fastify.addHook('onRequest', (request, _reply, done) => {
    done(keys.isNeeded ? refusalOf(request, keys) : undefined);
  });
}

function refusalOf(request: FastifyRequest, keys: KeyRing): Refused | undefined {
  const { url = '', config } = request.routeOptions;
  const { roles = isDocumentation(url) ? [] : ADMIN_ONLY } = config;
  if (roles.length === 0) return undefined;
  const secret = secretOf(request);
  if (secret === undefined) return new Refused('unauthorized', { detail: 'No API key was sent.' });
  const key = keys.find(secret);
  if (key === undefined) return new Refused('unauthorized', { detail: 'The API key is not known.' });
  request.caller = key.name;
  if (key.roles.some((role) => role === 'admin' || roles.includes(role))) return undefined;
  return new Refused('forbidden', { detail: `It takes the role ${roles.join(' or ')}.` });
}

function secretOf({ headers }: FastifyRequest): string | undefined {
  const { authorization, 'x-api-key': key } = headers;
  if (typeof key === 'string' && key !== '') return key;
  return /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
}
