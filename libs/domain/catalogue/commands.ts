import { type OccurredOn } from '../time/occurred-on.js';
import { type AllianceEventData, type CommandType, type EventOfCommand } from './catalogue.js';
import { type ConcernCommands } from './concerns.js';
import { type OutcomeCommands } from './outcomes.js';
import { type PartnershipCommands } from './partnership.js';

/** The commands that do not ask for just what their event says. */
export interface OwnCommandData extends PartnershipCommands, OutcomeCommands, ConcernCommands {
  CorrectEntry: {
    /** Of the entry that was wrong. */
    readonly eventId: string;
    /** What should have been asked for instead. */
    readonly replacement: AmendableCommand;
    readonly reason?: string;
  };
}

/**
 * What each command asks to record, by its name. Ids are always given (the caller's, or made outside),
 * and so are defaults: `weight`, `trustPolicy`, `deliveredOn`, `asOf`, `detectedBy`. What only the
 * alliance's own state can tell (`judgedBy`) is filled in by `decide`.
 */
export type CommandData = {
  [C in CommandType]: C extends keyof OwnCommandData
    ? OwnCommandData[C]
    : AllianceEventData[EventOfCommand<C>];
};

/** A wish to record a fact. Time and ids arrive in it: the core has neither. */
export type Command<T extends CommandType = CommandType> = {
  [K in T]: {
    readonly type: K;
    readonly allianceId: string;
    readonly occurredOn: OccurredOn;
    /** The instant the command is decided, for `in-the-future`: ISO 8601, UTC. */
    readonly now: string;
    readonly data: CommandData[K];
  };
}[T];

/** A command whose entry can be amended: all but those that amend. */
export type AmendableCommand = Command<
  Exclude<CommandType, 'CorrectEntry' | 'RetractEntry' | 'ErasePersonalText'>
>;

/** What a command needs that its input does not say. */
export interface Circumstances {
  readonly allianceId: string;
  /** An instant: ISO 8601, UTC. */
  readonly now: string;
  /** When it happened, if the input leaves that open. Default: now. */
  readonly time?: OccurredOn | undefined;
  /** Who asks. */
  readonly caller: string;
  /** What a correction puts in the place of its entry. */
  readonly replacement?: AmendableCommand | undefined;
  /** Makes an id for what was given none. */
  readonly makeId: () => string;
}
