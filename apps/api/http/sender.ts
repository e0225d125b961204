import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import { type CommandContext, type IdempotencyKey, type RevisionCondition } from '#application';
import { Refused } from '#runtime';
import { entityTagsIn } from './entity-tags.js';
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

const KEY = /^[\x20-\x7e]{1,255}$/;

/** The idempotency key of a request, if it has one. @throws Refused */
export function idempotencyKeyOf(
  headers: Readonly<Record<string, unknown>>,
): IdempotencyKey['key'] | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && KEY.test(key) && key.trim() !== '') return key;
  throw refused('Idempotency-Key', 'must have 1 to 255 printable ASCII characters');
}

const REVISION = /^(?:0|[1-9]\d{0,14})$/;

/**
 * What `If-Match` allows: `*`, or entity tags, each a revision in quotes. A tag that is no revision of ours
 * matches nothing, and neither does a weak one. A condition of another kind is refused, not passed over: whoever
 * sets one does not want the command handled whatever it says.
 * @throws Refused
 */
export function revisionConditionOf(
  headers: Readonly<Record<string, unknown>>,
): RevisionCondition | undefined {
  if (headers['if-none-match'] !== undefined)
    throw refused('If-None-Match', 'is not a condition of commands: use If-Match');
  const header = headers['if-match'];
  if (typeof header !== 'string') return undefined;
  const tags = entityTagsIn(header);
  if (tags === undefined) throw refused('If-Match', 'must be a revision in quotes, like "3"');
  if (tags === '*') return 'existing';
  return tags.flatMap(({ isWeak, opaque }) => (!isWeak && REVISION.test(opaque) ? [Number(opaque)] : []));
}

function refused(header: string, detail: string): Refused {
  return new Refused('invalid-input', { detail: `${header} ${detail}.`, errors: [{ header, detail }] });
}
