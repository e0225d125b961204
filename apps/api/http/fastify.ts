import { type FastifyError, type FastifyReply, type FastifyRequest } from 'fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { problem } from '#runtime';
import { addProtection } from './protect-browsers.js';
import { sendProblem } from './send-problem.js';
import { answerClientError } from './client-error.js';

const MEBIBYTE = 1024 * 1024;

/** How large and how slow a request may be. */
export const HTTP_LIMITS = {
  bodyBytes: MEBIBYTE,
  headerBytes: 16 * 1024,
  /** Of a parameter in the path, before it is looked at. */
  pathParameter: 500,
  headersMs: 15_000,
  /** How often connections are looked at that take longer. */
  lookMs: 5_000,
  /** A body that is no history. */
  bodyMs: 30_000,
  /** A whole request, as long as a history may be. */
  requestMs: 3_600_000,
  /** Without anything being sent or received. */
  idleMs: 60_000,
  keepAliveMs: 72_000,
} as const;

function answerRouterError(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  const name = error.statusCode === 414 ? 'uri-too-long' : 'invalid-input';
  addProtection(reply);
  sendProblem(reply, problem(name, { detail: `${error.message}.` }));
}

export function httpAdapter(): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: HTTP_LIMITS.bodyBytes,
    routerOptions: { maxParamLength: HTTP_LIMITS.pathParameter, ignoreDuplicateSlashes: false },
    requestTimeout: HTTP_LIMITS.requestMs,
    connectionTimeout: HTTP_LIMITS.idleMs,
    keepAliveTimeout: HTTP_LIMITS.keepAliveMs,
    http: {
      maxHeaderSize: HTTP_LIMITS.headerBytes,
      headersTimeout: HTTP_LIMITS.headersMs,
      connectionsCheckingInterval: HTTP_LIMITS.lookMs,
      // Refused as a problem, by `refuseAmbiguous`.
      requireHostHeader: false,
    },
    // A request under way while the service stops is answered as any other.
    return503OnClosing: false,
    // What the router refuses before any other code of ours sees it.
    frameworkErrors: answerRouterError,
    clientErrorHandler: answerClientError,
  });
}
