import {
  type AmendableCommand,
  type AmendableEventType,
  commandOf,
  type RecordedAllianceEvent,
} from '#domain';
import { bodyOf } from '../bodies/event-bodies.js';
import { InvalidInput, invalid, under, type ValidationError } from '../shared/validation-error.js';
import { validate } from '../validation/validate.js';
import { type CommandInput, toCommand } from './to-command.js';

/** What belongs to the correction itself, and not to what it puts in the place of an entry. */
const OF_THE_CORRECTION = ['source', 'onBehalfOf'] as const;

/** What else, besides ids, stays as it was recorded unless the replacement says it. */
const UNCHANGED: Partial<Readonly<Record<AmendableEventType, readonly string[]>>> = {
  CommitmentMissed: ['detectedBy'],
  AllianceDissolved: ['openCommitments'],
  BreachReported: ['by'],
};

/**
 * What should have been asked for instead of an entry, as a command of its own. Only the entry tells which
 * fields that has. Ids and `occurredOn` that were left out are the entry's.
 * @throws InvalidInput, with pointers into what holds the replacement
 */
export function toReplacement(
  entry: RecordedAllianceEvent<AmendableEventType>,
  replacement: object,
  now: string,
): AmendableCommand {
  const type = commandOf(entry.type);
  const input = { ...unchangedOf(entry), ...replacement };
  const errors = [...misplacedIn(replacement), ...validate(bodyOf(type), input)];
  if (errors.length > 0) throw new InvalidInput(under('replacement', errors));
  const { allianceId, recordedBy: caller } = entry;
  // No id is left to be made: the entry has all of them.
  const circumstances = { allianceId, now, caller, makeId: () => '' };
  return toCommand(type, input as CommandInput[typeof type], circumstances) as AmendableCommand;
}

const misplacedIn = (replacement: object): readonly ValidationError[] =>
  OF_THE_CORRECTION.filter((field) => field in replacement).flatMap((field) =>
    under(field, invalid('belongs beside the replacement, not into it')),
  );

function unchangedOf({
  type,
  occurredOn,
  data,
}: RecordedAllianceEvent<AmendableEventType>): Record<string, unknown> {
  const unchanged = Object.entries(data).filter(
    ([field]) => field.endsWith('Id') || UNCHANGED[type]?.includes(field) === true,
  );
  return { ...Object.fromEntries(unchanged), occurredOn };
}
