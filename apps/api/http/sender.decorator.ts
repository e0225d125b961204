import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import { type CommandContext, type RevisionCondition } from '#application';
import { idempotencyKeyOf, revisionConditionOf } from './conditions.js';
import { type HttpRequest } from './request.js';

/** What the headers of a command say: who sends it, and on what conditions. */
export interface Sender extends Pick<CommandContext, 'caller' | 'correlationId'> {
  readonly key: string | undefined;
  readonly ifMatch: RevisionCondition | undefined;
}

/** The sender of a command. @throws Refused */
export const Sender = createParamDecorator((_: unknown, context: ExecutionContext): Sender => {
  const { caller, correlationId, headers } = context.switchToHttp().getRequest<HttpRequest>();
  return { caller, correlationId, key: idempotencyKeyOf(headers), ifMatch: revisionConditionOf(headers) };
});
