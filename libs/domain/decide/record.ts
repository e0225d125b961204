import { type AllianceEventData, EVENT_OF_COMMAND } from '../catalogue/catalogue.js';
import type { AllianceState } from '../state/alliance-state.js';
import type { Command } from '../catalogue/commands.js';
import { type AllianceEvent } from '../catalogue/events.js';
import { propose } from './propose.js';

/** The commands that ask for nothing but what they say to be recorded: no more is to be judged than any event is. */
type Plain = {
  [T in Command['type']]: Command<T>['data'] extends AllianceEventData[(typeof EVENT_OF_COMMAND)[T]]
    ? T
    : never;
}[Command['type']];

/** Records what a command says, as it says it. */
export function record(command: Command<Plain>, state: AllianceState): AllianceEvent[] {
  const { type, occurredOn, data, now } = command;
  // Type and data belong together, which a table of both cannot say.
  return propose(state, { type: EVENT_OF_COMMAND[type], occurredOn, data } as AllianceEvent, now);
}
