import { type IncomingMessage } from 'node:http';
import { type FastifyInstance } from 'fastify';
import { Refused } from '#runtime';

/**
 * Refuses what a proxy in front may have understood in another way than we would (RFC 9112, 3.2 and 7.4). Lengths that
 * contradict each other, and codings that do not end in chunks, are refused by Node's parser.
 */
export function refuseAmbiguous(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', ({ raw }, reply, done) => {
    const detail = ambiguityIn(raw);
    if (detail === undefined) {
      done();
      return;
    }
    // Where the next request would begin is not clear either.
    reply.header('connection', 'close');
    done(new Refused('invalid-input', { detail }));
  });
}

const AUTHORITY = /^https?:\/\/([^/?#]*)/i;

function ambiguityIn({ headers, httpVersion, rawHeaders, url = '' }: IncomingMessage): string | undefined {
  if (headers['transfer-encoding']?.includes(',') === true)
    return 'Transfer-Encoding must be chunked, and nothing else.';
  if (!url.startsWith('/') && url !== '*' && AUTHORITY.exec(url)?.[1] !== headers.host)
    return 'The address must name the same host as Host.';
  const hosts = timesGiven('host', rawHeaders);
  return hosts === 1 || (hosts === 0 && httpVersion === '1.0') ? undefined : 'Host must be given once.';
}

/** Names and values stand in turn. */
function timesGiven(wanted: string, rawHeaders: readonly string[]): number {
  let times = 0;
  for (let index = 0; index < rawHeaders.length; index += 2)
    if (rawHeaders[index]?.length === wanted.length && rawHeaders[index]?.toLowerCase() === wanted)
      times += 1;
  return times;
}
