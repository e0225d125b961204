import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { Refused } from '#runtime';

/** What a browser may do with answers that are no pages: nothing. */
const NO_PAGE = "default-src 'none'; frame-ancestors 'none'";
/** The page of the documentation has scripts and pictures of its own, and styles within. */
const DOCS_PAGE = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Whether a path is that of the documentation, which is open to everybody. */
export const isDocumentation = (path: string): boolean =>
  path.startsWith('/docs') || path === '/openapi.json';

/** Headers for whatever reads an answer in a browser or keeps it in a cache: records are for who asked, and change. */
export function protectBrowsers(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', ({ url }, reply, done) => {
    if (isDocumentation(url)) addProtection(reply, DOCS_PAGE, 'no-cache');
    else addProtection(reply);
    done();
  });
}

export function addProtection(reply: FastifyReply, policy = NO_PAGE, caching = 'no-store'): void {
  reply
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', policy)
    .header('cache-control', caching);
}

const LOOPBACK = /^(localhost|([a-z0-9-]+\.)*localhost|127(\.\d{1,3}){3}|\[::1\])(:\d*)?$/i;
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
  return host === undefined || LOOPBACK.test(host) || host.replace(/:\d*$/, '') === ownHost;
}

function isFromElsewhere({ headers }: FastifyRequest): boolean {
  const { host, origin, 'sec-fetch-site': site } = headers;
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  return origin !== undefined && origin !== `http://${host}`;
}
