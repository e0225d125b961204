import { Injectable } from '@nestjs/common';
import { CommandDispatcher } from '#application';
import type { CommandData, CommandType } from '#domain';
import type { CommandInput } from '#intake';
import { idempotencyKeyOf, revisionConditionOf } from '../http/conditions.js';
import { NO_PARAMETERS } from '../http/parameters.js';
import type { Exchange } from '../http/request.js';
import type { CommandAnswer } from './command-answer.js';

interface Taking<T extends CommandType> {
  /** Default: the one in the path. */
  readonly allianceId?: string | undefined;
  /** Where to find what the command creates. */
  readonly location?: (allianceId: string, data: CommandData[T]) => string;
}

/** Takes commands in over HTTP, and answers with what was recorded. */
@Injectable()
export class CommandDesk {
  constructor(private readonly commands: CommandDispatcher<CommandInput>) {}

  async take<T extends CommandType>(
    type: T,
    input: CommandInput[T],
    { request, reply }: Exchange,
    { allianceId = request.params['allianceId'], location }: Taking<T> = {},
  ): Promise<CommandAnswer> {
    NO_PARAMETERS.read(request.query);
    const { caller, correlationId, headers } = request;
    const key = idempotencyKeyOf(headers);
    const ifMatch = revisionConditionOf(headers);
    const { command, recorded } = await this.commands.dispatch(
      { type, input, allianceId, key, ifMatch },
      { caller, correlationId },
    );
    const { revision, position, events } = recorded;
    reply.header('etag', `"${revision}"`);
    if (location !== undefined) reply.header('location', location(command.allianceId, command.data));
    return { allianceId: command.allianceId, revision, position, events: [...events] };
  }
}
