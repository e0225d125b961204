import type { FastifyReply } from 'fastify';
import type { Problem } from '#runtime';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

const RETRY_AFTER_SECONDS = 1;

export function sendProblem(reply: FastifyReply, problem: Problem): void {
  if (problem.status === 503) reply.header('retry-after', RETRY_AFTER_SECONDS);
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  reply.status(problem.status).header('content-type', PROBLEM_TYPE).send(JSON.stringify(problem));
}
