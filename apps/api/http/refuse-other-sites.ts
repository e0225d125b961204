import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { Refused } from '#runtime';

const LOOPBACK = /^(localhost|([a-z0-9-]+\.)*localhost|127(\.\d{1,3}){3}|\[::1\])$/i;
const READING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Where no key is needed, a browser on this machine could act for any page it shows. So the service must have been
 * called by a name of this machine, which no other site has (DNS rebinding), and nothing is recorded for a page that
 * is not its own. Programs send neither `Origin` nor `Sec-Fetch-Site`, and notice nothing of this.
 */
export function refuseOtherSites(fastify: FastifyInstance, ownHost: string): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (!isOurs(request, ownHost))
      done(
        new Refused('forbidden', {
          detail: 'Without API keys, the service answers to names of this machine only, like localhost.',
        }),
      );
    else if (!READING.has(request.method) && isFromElsewhere(request))
      done(new Refused('forbidden', { detail: 'Without API keys, other sites may not record anything.' }));
    else done();
  });
}

/** HTTP 1.0 may do without a host. */
function isOurs({ headers: { host } }: FastifyRequest, ownHost: string): boolean {
  if (host === undefined) return true;
  const name = host.replace(/:\d*$/, '');
  return LOOPBACK.test(name) || name === ownHost;
}

function isFromElsewhere({ headers }: FastifyRequest): boolean {
  const { host, origin, 'sec-fetch-site': site } = headers;
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  return origin !== undefined && origin !== `http://${host}`;
}
