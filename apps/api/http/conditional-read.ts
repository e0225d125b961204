import { hash } from 'node:crypto';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { problem } from '#runtime';
import { entityTagsIn, hasStrongly, hasWeakly } from './entity-tags.js';
import { PROBLEM_TYPE } from './send-problem.js';

/**
 * Heeds `If-Match` and `If-None-Match` of reads. An answer that a handler gave no tag gets one of its bytes. A
 * handler's own tag names the revision of an alliance, for commands: the answer under it changes with the clock,
 * so that it never is what a client has already, whatever tags the client names.
 */
export function answerReadsConditionally(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const isAnswer = reply.statusCode === 200 && typeof payload === 'string';
    if (!isAnswer || (request.method !== 'GET' && request.method !== 'HEAD')) done(null, payload);
    else done(null, conditionally(request, reply, payload));
  });
}

function conditionally(
  { method, headers }: FastifyRequest,
  reply: FastifyReply,
  payload: string,
): string | null {
  const given = reply.getHeader('etag');
  const tag = given === undefined ? digestOf(payload) : String(given).slice(1, -1);
  reply.header('etag', `"${tag}"`);
  const wanted = tagsOf(headers['if-match']);
  if (wanted !== undefined && wanted !== '*' && !hasStrongly(wanted, tag)) {
    const detail = 'What is read here is not what `If-Match` names.';
    reply.status(412).header('content-type', PROBLEM_TYPE);
    return JSON.stringify(problem('stale-revision', { detail }));
  }
  const known = tagsOf(headers['if-none-match']);
  const isKnown = known === '*' || (known !== undefined && given === undefined && hasWeakly(known, tag));
  if (!isKnown) return payload;
  reply.status(304).removeHeader('content-type');
  // Fastify takes an answer to HEAD for one that has a body, whatever its status.
  return method === 'HEAD' ? '' : null;
}

/** A header that is no list of tags sets no condition. */
const tagsOf = (header: string | undefined): ReturnType<typeof entityTagsIn> =>
  header === undefined ? undefined : entityTagsIn(header);

const digestOf = (payload: string): string => hash('sha1', payload, 'base64url');
