import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Logger } from 'pino';
import { type Problem, problem, problemOf } from '#runtime';
import { type ServedMethods } from './served-methods.js';
import { sendProblem } from './send-problem.js';

/** Answers whatever goes wrong as `application/problem+json`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly served: ServedMethods,
    private readonly logger: Logger,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const found =
      problemOf(error) ?? (error instanceof HttpException ? this.ofHttp(error, request, reply) : undefined);
    if (found === undefined)
      this.logger.error(
        { err: error, correlationId: request.correlationId },
        'A request failed unexpectedly',
      );
    sendProblem(
      reply,
      found ?? problem('internal-error', { detail: 'Something went wrong that should not have.' }),
    );
  }

  /** What the framework refuses by itself. */
  private ofHttp(error: HttpException, request: FastifyRequest, reply: FastifyReply): Problem | undefined {
    const detail = sentence(error.message);
    switch (error.getStatus()) {
      case 400:
        return problem('invalid-input', { detail });
      case 404:
        return this.notServed(request, reply);
      case 413:
        return problem('too-large', { detail });
      case 414:
        return problem('uri-too-long', { detail });
      case 415:
        return problem('unsupported-media-type', { detail });
      default:
        return undefined;
    }
  }

  private notServed({ method, url }: FastifyRequest, reply: FastifyReply): Problem {
    const [path = ''] = url.split('?');
    const methods = this.served.methodsOf(path);
    if (methods.length === 0) return problem('not-found', { detail: `Nothing is served under ${path}.` });
    reply.header('allow', methods.join(', '));
    return problem('method-not-allowed', { detail: `${path} takes ${methods.join(', ')}, not ${method}.` });
  }
}

function sentence(message: string): string {
  return message.endsWith('.') ? message : `${message}.`;
}
