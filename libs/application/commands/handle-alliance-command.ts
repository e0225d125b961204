import { Command as BusCommand, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Command, type CommandType, RuleViolation, UnknownAlliance, UnknownReference } from '#domain';
import { type CommandContext, type Recorded } from '../handle-command/command-context.js';
import { IdempotencyKeyReused, StaleRevision } from '../handle-command/errors.js';
import { type HandleCommand } from '../handle-command/handle-command.js';

/** A command of an alliance, on its way over the bus. */
export class HandleAllianceCommand extends BusCommand<Recorded> {
  constructor(
    readonly command: Command,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** How the handling of a command ended. Refused: the command is to blame. Failed: it is not. */
export type CommandOutcome = 'recorded' | 'repeated' | 'refused' | 'failed';

export interface HandledCommand {
  readonly type: CommandType;
  readonly allianceId: string;
  readonly correlationId: string;
  /** Milliseconds from the bus to the answer. */
  readonly ms: number;
  readonly outcome: CommandOutcome;
  /** How many events it recorded. */
  readonly events: number;
}

/** Is told of every command once it was handled, whoever sent it. */
export interface CommandObserver {
  onHandled(handled: HandledCommand): void;
}

/** Handles every command that comes over the bus: the one place where they are measured. */
@CommandHandler(HandleAllianceCommand)
export class HandleAllianceCommandHandler implements ICommandHandler<HandleAllianceCommand, Recorded> {
  constructor(
    private readonly handle: HandleCommand,
    private readonly observer?: CommandObserver,
  ) {}

  async execute({ command, context }: HandleAllianceCommand): Promise<Recorded> {
    if (this.observer === undefined) return this.handle(command, context);
    const began = performance.now();
    const { type, allianceId } = command;
    const { correlationId } = context;
    const ended = (outcome: CommandOutcome, events: number): void =>
      this.observer?.onHandled({
        type,
        allianceId,
        correlationId,
        ms: performance.now() - began,
        outcome,
        events,
      });
    try {
      const recorded = await this.handle(command, context);
      if (recorded.repeated) ended('repeated', 0);
      else ended('recorded', recorded.events.length);
      return recorded;
    } catch (error) {
      ended(REFUSALS.some((refusal) => error instanceof refusal) ? 'refused' : 'failed', 0);
      throw error;
    }
  }
}

const REFUSALS = [RuleViolation, UnknownAlliance, UnknownReference, StaleRevision, IdempotencyKeyReused];
