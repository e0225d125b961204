import { type CommandType } from '../catalogue/catalogue.js';
import { type Command, type OwnCommandData } from '../catalogue/commands.js';
import { type AllianceEvent } from '../catalogue/events.js';
import { UnknownAlliance } from '../rules/rule-violation.js';
import { mustNotLieInTheFuture } from '../rules/time.js';
import { type AllianceState } from '../state/alliance-state.js';
import { correctEntry, retractEntry } from './amend-entry.js';
import { COMMITMENT_DECIDERS } from './commitments.js';
import { dissolveAlliance } from './dissolve-alliance.js';
import { formAlliance } from './form-alliance.js';
import { OTHER_DECIDERS } from './other-facts.js';
import { OUTCOME_DECIDERS } from './outcomes.js';
import { PARTNERSHIP_DECIDERS } from './partnership.js';
import { type Decider, type Deciders, record } from './propose.js';

/** The commands with rules of their own. All others ask for what they say to be recorded, as any event may be. */
const DECIDERS: Deciders = {
  ...PARTNERSHIP_DECIDERS,
  ...COMMITMENT_DECIDERS,
  ...OUTCOME_DECIDERS,
  ...OTHER_DECIDERS,
  DissolveAlliance: dissolveAlliance,
  CorrectEntry: (command, state) => correctEntry(command, state, decide),
  RetractEntry: retractEntry,
} satisfies Deciders & Required<Pick<Deciders, keyof OwnCommandData>>;

/**
 * The events to record for a command, together or not at all: facts judged against the alliance as it
 * stood when they happened. Pure: `state` stays as it is.
 *
 * Throws RuleViolation where a rule of the domain forbids it, UnknownAlliance where there is no alliance (`state`
 * undefined) for the command to be about, UnknownReference where there is no such part of it, and
 * EarlierHistoryNeeded where a state restored from a snapshot does not tell.
 */
export function decide(command: Command, state: AllianceState | undefined): AllianceEvent[] {
  if (command.type !== 'FormAlliance' && !state) throw new UnknownAlliance(command.allianceId);
  mustNotLieInTheFuture(command.occurredOn, command.now);
  if (command.type === 'FormAlliance') return formAlliance(command, state);
  if (!state) throw new UnknownAlliance(command.allianceId);
  return decideFor(command, state);
}

function decideFor<C extends CommandType>(command: Command<C>, state: AllianceState): AllianceEvent[] {
  const decider = DECIDERS[command.type] as Decider<C> | undefined;
  return decider ? decider(command, state) : record(command, state);
}
