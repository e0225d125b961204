import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import { type CommandContext, type RevisionCondition } from '#application';
import { idempotencyKeyOf, revisionConditionOf } from './conditions.js';
import { type HttpReply, type HttpRequest } from './request.js';

/** What the headers of a command say: who sends it, and on what conditions. */
export interface Sender extends Pick<CommandContext, 'caller' | 'correlationId'> {
  readonly key: string | undefined;
  readonly ifMatch: RevisionCondition | undefined;
  /** For the headers of the answer. */
  readonly reply: HttpReply;
}

/** The sender of a command. @throws Refused */
export const Sender = createParamDecorator((_: unknown, context: ExecutionContext): Sender => {
  const http = context.switchToHttp();
  const { caller, correlationId, headers } = http.getRequest<HttpRequest>();
  const [key, ifMatch] = [idempotencyKeyOf(headers), revisionConditionOf(headers)];
  return { caller, correlationId, key, ifMatch, reply: http.getResponse<HttpReply>() };
});
