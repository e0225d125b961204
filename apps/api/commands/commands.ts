import { Injectable } from '@nestjs/common';
import { CommandDispatcher, type Dispatched } from '#application';
import { type CommandType } from '#domain';
import { type CommandInput } from '#intake';
import { type Sender } from '../http/sender.decorator.js';

/** What the path says of a command: the alliance, and whatever else the body leaves to it. */
type Path<T extends CommandType, B> = { readonly allianceId: string | undefined } & Omit<
  CommandInput[T],
  keyof B
>;

/** Dispatches commands that came in over HTTP: part of each is in the path, and part in the body. */
@Injectable()
export class Commands {
  constructor(private readonly dispatcher: CommandDispatcher<CommandInput>) {}

  send<T extends CommandType, B extends Partial<CommandInput[T]>>(
    type: T,
    { allianceId, ...ids }: Path<T, B>,
    body: B,
    { caller, correlationId, key, ifMatch }: Sender,
  ): Promise<Dispatched<T>> {
    const input = { ...body, ...ids } as unknown as CommandInput[T];
    return this.dispatcher.dispatch({ type, input, allianceId, key, ifMatch }, { caller, correlationId });
  }
}
