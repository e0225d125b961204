import { type ExecutionContext, Injectable, createParamDecorator } from '@nestjs/common';
import { type CommandContext, CommandDispatcher, type RevisionCondition } from '#application';
import { type Command, type CommandType } from '#domain';
import { type CommandInput } from '#intake';
import { Refused } from '#runtime';
import { entityTagsIn } from '../http/entity-tags.js';
import { type HttpReply, type HttpRequest } from '../http/request.js';
import { type CommandAnswer } from './command-answer.js';

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

/** What the path says of a command: the alliance, and whatever else the body leaves to it. */
type Path<T extends CommandType, B> = { readonly allianceId: string | undefined } & Omit<
  CommandInput[T],
  keyof B
>;

/** Where to find what a command created. */
type Location<T extends CommandType> = (command: Command<T>) => string;

/** Dispatches commands that came in over HTTP: part of each is in the path, and part in the body. */
@Injectable()
export class Commands {
  constructor(private readonly dispatcher: CommandDispatcher<CommandInput>) {}

  /** Answers with what was recorded; the headers say the new revision, and where to find what is new. */
  async send<T extends CommandType, B extends Partial<CommandInput[T]>>(
    type: T,
    { allianceId, ...ids }: Path<T, B>,
    body: B,
    { caller, correlationId, key, ifMatch, reply }: Sender,
    location?: Location<T>,
  ): Promise<CommandAnswer> {
    const input = { ...body, ...ids } as unknown as CommandInput[T];
    const { command, recorded } = await this.dispatcher.dispatch(
      { type, input, allianceId, key, ifMatch },
      { caller, correlationId },
    );
    const { revision, position, events } = recorded;
    reply.header('etag', `"${revision}"`);
    if (location !== undefined) reply.header('location', location(command));
    return { allianceId: command.allianceId, revision, position, events };
  }
}

const KEY = /^[\x20-\x7e]{1,255}$/;

/** The idempotency key of a request, if it has one. @throws Refused */
export function idempotencyKeyOf(headers: Readonly<Record<string, unknown>>): string | undefined {
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
