import { Injectable } from '@nestjs/common';
import { CommandDispatcher } from '#application';
import { type Command, type CommandType } from '#domain';
import { type CommandInput } from '#intake';
import { type Sender } from '../http/sender.js';
import { type CommandAnswer } from './command-answer.js';

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
