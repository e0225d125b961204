import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Logger, type Problem, type ProblemName, problem, problemOf } from '#runtime';
import { sendProblem } from './send-problem.js';

/** What the framework and its plugins refuse by themselves, by the status they would answer. */
const REFUSED: Readonly<Record<number, ProblemName>> = {
  400: 'invalid-input',
  413: 'too-large',
  414: 'uri-too-long',
  415: 'unsupported-media-type',
};

/** Answers whatever goes wrong as `application/problem+json`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const found = problemOf(error) ?? refusedByFramework(error, request);
    if (found === undefined)
      this.logger.error(
        { err: error, correlationId: request.correlationId },
        'A request failed unexpectedly',
      );
    sendProblem(
      http.getResponse<FastifyReply>(),
      found ?? problem('internal-error', { detail: 'Something went wrong that should not have.' }),
    );
  }
}

function refusedByFramework(error: unknown, { url }: FastifyRequest): Problem | undefined {
  const status = statusOf(error);
  // Files of the documentation: those that are not there, and paths that lead out of its folder.
  if (status === 404 || status === 403)
    return problem('not-found', { detail: `Nothing is served under ${url.split('?')[0]}.` });
  const name = REFUSED[status];
  return name === undefined ? undefined : problem(name, { detail: sentence((error as Error).message) });
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode } = error as { readonly statusCode?: unknown };
  return typeof statusCode === 'number' ? statusCode : 500;
}

function sentence(message: string): string {
  return message.endsWith('.') ? message : `${message}.`;
}
