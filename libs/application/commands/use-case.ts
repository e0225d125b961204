import { Command as BusCommand, type ICommandHandler } from '@nestjs/cqrs';
import type { Command, CommandType } from '#domain';
import type { CommandContext, Recorded } from '../handle-command/command-context.js';
import type { HandleCommand } from '../handle-command/handle-command.js';

/** A command on its way over the bus: each use case is a class of its own, by which the bus finds its handler. */
export abstract class UseCase<T extends CommandType = CommandType> extends BusCommand<Recorded> {
  constructor(
    readonly command: Command<T>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

export abstract class UseCaseHandler<T extends CommandType> implements ICommandHandler<UseCase<T>, Recorded> {
  constructor(private readonly handle: HandleCommand) {}

  execute({ command, context }: UseCase<T>): Promise<Recorded> {
    return this.handle(command as Command, context);
  }
}
