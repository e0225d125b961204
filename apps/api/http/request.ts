import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Role } from '#runtime';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls: the name of the API key, or `local` where none is needed. */
    caller: string;
    /** Ties together all that one request brought about, here and elsewhere. */
    correlationId: string;
  }

  interface FastifyContextConfig {
    /** Whoever has one of these may call. An empty list: whoever knows the address. */
    roles?: readonly Role[];
    /** The media types a body may have. Default: JSON. */
    consumes?: readonly string[];
  }
}

export type HttpRequest = FastifyRequest;
export type HttpReply = FastifyReply;
