import { finished } from 'node:stream';
import { type FastifyReply } from 'fastify';
import { type Problem } from '#runtime';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

export const RETRY_AFTER_SECONDS = 1;

export function sendProblem(reply: FastifyReply, problem: Problem): void {
  if (problem.status === 503) reply.header('retry-after', RETRY_AFTER_SECONDS);
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  reply.status(problem.status).header('content-type', PROBLEM_TYPE);
  const send = (): void => void reply.send(JSON.stringify(problem));
  // What is still under way of the body is not waited for a second time.
  if (problem.status === 413) afterArrival(reply.header('connection', 'close'), send);
  else send();
}

const PATIENCE_MS = 10_000;

/**
 * Lets the rest of a body that is not taken go by first: who is still sending it when the connection closes
 * never gets to read the answer.
 */
function afterArrival({ request: { raw } }: FastifyReply, send: () => void): void {
  if (raw.complete) {
    send();
    return;
  }
  raw.resume();
  finished(raw, { signal: AbortSignal.timeout(PATIENCE_MS) }, send);
}
