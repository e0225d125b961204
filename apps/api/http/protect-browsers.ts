import { type FastifyInstance, type FastifyReply } from 'fastify';

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

const isDocumentation = (path: string): boolean => path.startsWith('/docs') || path === '/openapi.json';

/** Headers for whatever reads an answer in a browser or keeps it in a cache: records are for who asked, and change. */
export function protectBrowsers(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', ({ url }, reply, done) => {
    const isOpen = isDocumentation(url);
    addProtection(reply, isOpen ? DOCS_PAGE : NO_PAGE, isOpen ? 'no-cache' : 'no-store');
    done();
  });
}

export function addProtection(reply: FastifyReply, policy = NO_PAGE, caching = 'no-store'): void {
  reply
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', policy)
    .header('cache-control', caching);
}
