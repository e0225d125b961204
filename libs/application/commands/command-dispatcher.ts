import { type CommandBus } from '@nestjs/cqrs';
import {
  type AmendableCommand,
  type AmendableEventType,
  type Circumstances,
  type Command,
  type CommandType,
  type OccurredOn,
  type RecordedAllianceEvent,
} from '#domain';
import { type Clock, type Identity } from '../shared/identity.js';
import { commandBusWith } from '../shared/bus.js';
import { type Recorded, type RevisionCondition } from '../handle-command/command-context.js';
import { type CommandStore } from '../handle-command/command-store.js';
import { DryRunEventStore } from '../handle-command/dry-run-event-store.js';
import { findEntry } from '../handle-command/find-entry.js';
import { commandHandler } from '../handle-command/handle-command.js';
import { madeId, requestHash } from '../handle-command/idempotency.js';
import {
  type CommandObserver,
  HandleAllianceCommand,
  HandleAllianceCommandHandler,
} from './handle-alliance-command.js';

/** What every input may say about itself. */
export interface CommonInput {
  readonly source?: string;
  readonly onBehalfOf?: string;
}

/** The checked input of each type of command, as `intake` has it. */
export type CommandInputs = Readonly<Record<CommandType, CommonInput>> & {
  readonly CorrectEntry: { readonly eventId: string; readonly replacement: object };
};

/** Turns checked input into commands. @throws InvalidInput where only the corrected entry shows what is wrong */
export interface CommandTranslator<Inputs> {
  toCommand<T extends CommandType>(
    type: T,
    input: Inputs[T & keyof Inputs],
    given: Circumstances,
  ): Command<T>;
  toReplacement(
    entry: RecordedAllianceEvent<AmendableEventType>,
    replacement: object,
    now: string,
  ): AmendableCommand;
}

/** Who sends a command, and by which id all that follows from it is tied together. */
export interface Sender {
  /** The authenticated caller. */
  readonly caller: string;
  readonly correlationId: string;
}

/** On what conditions a command is handled. */
export interface Conditions {
  /** What brought the command about. Default: the request, by its correlation id. */
  readonly causationId?: string | undefined;
  /** The key under which it may be repeated. */
  readonly key?: string | undefined;
  /** What must be the same when it is repeated: JSON. Default: type, alliance and input. */
  readonly identifiedBy?: unknown;
  readonly ifMatch?: RevisionCondition | undefined;
}

/** A request for a command, as it comes from outside. */
export interface CommandRequest<T extends CommandType, Input> extends Conditions {
  readonly type: T;
  /** Left out only where an alliance is formed: then its id is made. */
  readonly allianceId?: string | undefined;
  readonly input: Input;
  /** When it happened, if the input leaves that open. Default: now. */
  readonly time?: OccurredOn | undefined;
}

/** A command as it was dispatched, and what it recorded. */
export interface Dispatched<T extends CommandType> {
  readonly command: Command<T>;
  readonly recorded: Recorded;
}

export interface DispatcherDependencies<Inputs> {
  readonly store: CommandStore;
  readonly identity: Identity;
  readonly now: Clock;
  readonly translator: CommandTranslator<Inputs>;
}

/**
 * The one way in for commands, whoever sends them: over HTTP, as CloudEvents, from the command line or from a process.
 * It puts them on the bus, complete with ids and with the context in which they are handled.
 */
export class CommandDispatcher<Inputs extends CommandInputs> {
  constructor(
    private readonly bus: Pick<CommandBus, 'execute'>,
    private readonly dependencies: DispatcherDependencies<Inputs>,
  ) {}

  /** @throws as `HandleCommand`, and InvalidInput for what a correction puts in the place of its entry */
  async dispatch<T extends CommandType>(
    request: CommandRequest<T, Inputs[T]>,
    sender: Sender,
  ): Promise<Dispatched<T>> {
    const { identity, now: clock, translator } = this.dependencies;
    const { type, allianceId: requested, input, time, key } = request;
    const { caller } = sender;
    const now = clock();
    const command = translator.toCommand(type, input, {
      allianceId: requested ?? madeId(identity, caller, key),
      now,
      time,
      caller,
      replacement: type === 'CorrectEntry' ? await this.replacementIn(request, caller, now) : undefined,
      makeId: () => madeId(identity, caller, key, requested),
    });
    const identifiedBy = request.identifiedBy ?? { type, allianceId: requested, input };
    const recorded = await this.execute(command as Command, input, sender, request, identifiedBy);
    return { command, recorded };
  }

  /** Sends a command that is complete. @throws as `HandleCommand` */
  async send(command: Command, sender: Sender, conditions: Conditions = {}): Promise<Recorded> {
    const { type, occurredOn, data } = command;
    const { identifiedBy = { type, occurredOn, data } } = conditions;
    return this.execute(command, {}, sender, conditions, identifiedBy);
  }

  /**
   * A dispatcher that gives the same answers, each after the ones before it, and records nothing.
   * @param maxEvents how many events it keeps in memory before it throws DryRunTooLarge
   */
  dryRun(maxEvents?: number): CommandDispatcher<Inputs> {
    const { identity, now, translator } = this.dependencies;
    const store = new DryRunEventStore(this.dependencies.store, maxEvents);
    return commandDispatcher({ identity, now, translator, store, cacheBytes: Number.MAX_SAFE_INTEGER });
  }

  private execute(
    command: Command,
    { source, onBehalfOf }: CommonInput,
    { caller, correlationId }: Sender,
    { causationId = correlationId, key, ifMatch }: Conditions,
    identifiedBy: unknown,
  ): Promise<Recorded> {
    const { identity } = this.dependencies;
    const idempotency =
      key === undefined ? undefined : { key, requestHash: requestHash(identity, identifiedBy) };
    const context = { caller, source, onBehalfOf, correlationId, causationId, idempotency, ifMatch };
    return this.bus.execute(new HandleAllianceCommand(command, context));
  }

  /** What corrects an entry can only be understood once it is known which entry that is. */
  private async replacementIn<T extends CommandType>(
    { allianceId = '', input, key }: CommandRequest<T, Inputs[T]>,
    caller: string,
    now: string,
  ): Promise<AmendableCommand> {
    const { store, translator } = this.dependencies;
    const { eventId, replacement } = input as Inputs['CorrectEntry'];
    const entry = await findEntry(store, allianceId, eventId, { caller, key });
    return translator.toReplacement(entry, replacement, now);
  }
}

export interface CommandDependencies<Inputs> extends DispatcherDependencies<Inputs> {
  /** How many bytes the alliances held in memory may take, roughly. */
  readonly cacheBytes: number;
  readonly observer?: CommandObserver | undefined;
}

/** A dispatcher with a bus of its own. */
export function commandDispatcher<Inputs extends CommandInputs>(
  dependencies: CommandDependencies<Inputs>,
): CommandDispatcher<Inputs> {
  const handler = new HandleAllianceCommandHandler(commandHandler(dependencies), dependencies.observer);
  return new CommandDispatcher(commandBusWith([handler]), dependencies);
}
