import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandContext, type Clock, type Identity, madeId, requestHash, useCaseOf } from '#application';
import type { AmendableCommand, CommandData, CommandType } from '#domain';
import type { EventStore } from '#event-store';
import { type CommandInput, type EntryCorrectedData, toCommand } from '#intake';
import { findReplacement } from '#runtime';
import { idempotencyKeyOf, revisionConditionOf } from '../http/conditions.js';
import { NO_PARAMETERS } from '../http/parameters.js';
import type { Exchange } from '../http/request.js';
import { CLOCK, EVENT_STORE, IDENTITY } from '../tokens.js';
import type { CommandAnswer } from './command-answer.js';

interface Taking<T extends CommandType> {
  /** Default: the one in the path. */
  readonly allianceId?: string | undefined;
  /** Where to find what the command creates. */
  readonly location?: (allianceId: string, data: CommandData[T]) => string;
  /** What a correction puts in the place of its entry. */
  readonly replacement?: AmendableCommand;
}

/** Takes commands in over HTTP, hands them to the bus, and answers with what was recorded. */
@Injectable()
export class CommandDesk {
  constructor(
    private readonly bus: CommandBus,
    @Inject(IDENTITY) private readonly identity: Identity,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** What corrects an entry can only be checked once it is known which entry that is. */
  async correct(input: EntryCorrectedData, exchange: Exchange): Promise<CommandAnswer> {
    const { params, caller, headers } = exchange.request;
    const { allianceId = '' } = params;
    const key = idempotencyKeyOf(headers);
    const replacement = await findReplacement(
      this.store,
      { allianceId, now: this.now(), caller, key },
      input,
    );
    return this.take('CorrectEntry', input, exchange, { replacement });
  }

  async take<T extends CommandType>(
    type: T,
    input: CommandInput[T],
    { request, reply }: Exchange,
    { allianceId = request.params['allianceId'], location, replacement }: Taking<T> = {},
  ): Promise<CommandAnswer> {
    NO_PARAMETERS.read(request.query);
    const { identity } = this;
    const { caller, correlationId, headers } = request;
    const { source, onBehalfOf } = input;
    const key = idempotencyKeyOf(headers);
    const ifMatch = revisionConditionOf(headers);
    const command = toCommand(type, input, {
      allianceId: allianceId ?? madeId(identity, caller, key),
      now: this.now(),
      caller,
      ...(replacement === undefined ? {} : { replacement }),
      makeId: () => madeId(identity, caller, key, allianceId),
    });
    const context: CommandContext = {
      caller,
      correlationId,
      causationId: correlationId,
      ...(source === undefined ? {} : { source }),
      ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
      ...(ifMatch === undefined ? {} : { ifMatch }),
      ...(key === undefined
        ? {}
        : { idempotency: { key, requestHash: requestHash(identity, { type, allianceId, input }) } }),
    };
    const { revision, position, events } = await this.bus.execute(useCaseOf(command, context));
    reply.header('etag', `"${revision}"`);
    if (location !== undefined) reply.header('location', location(command.allianceId, command.data));
    return { allianceId: command.allianceId, revision, position, events: [...events] };
  }
}
