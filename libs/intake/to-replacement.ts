import  { type AmendableCommand, type AmendableEventType, type RecordedAllianceEvent } from '#domain';
import { EVENT_BODIES } from './bodies/event-bodies.js';
import { FulfilCommitmentData } from './bodies/outcomes.js';
import { commandFor } from './cloud-events/event-types.js';
import { type ValidationError, InvalidInput, invalid, under } from './validation/validation-error.js';
import { validate } from './validation/validate.js';
import { type CommandInput, toCommand } from './to-command.js';

/** What belongs to the correction itself, and not to what it puts in the place of an entry. */
const OF_THE_CORRECTION = ['source', 'onBehalfOf'] as const;

/** What else, besides ids, stays as it was recorded unless the replacement says it. */
const KEPT: Partial<Readonly<Record<AmendableEventType, readonly string[]>>> = {
  CommitmentMissed: ['detectedBy'],
  AllianceDissolved: ['openCommitments'],
  BreachReported: ['by'],
};

/** What a replacement consists of. What was kept wholly may have been kept partly, and the other way round. */
const FIELDS = {
  ...EVENT_BODIES,
  CommitmentKept: FulfilCommitmentData,
  CommitmentPartlyKept: FulfilCommitmentData,
} as const;

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
  const errors = errorsInReplacement(entry, replacement);
  if (errors.length > 0) throw new InvalidInput(under('replacement', errors));
  const type = commandFor(entry.type);
  const input = { ...keptOf(entry), ...replacement } as CommandInput[typeof type];
  const { allianceId, recordedBy: caller } = entry;
  // No id is left to be made: the entry has all of them.
  return toCommand(type, input, { allianceId, now, caller, makeId: () => '' }) as AmendableCommand;
}

function errorsInReplacement(
  entry: RecordedAllianceEvent<AmendableEventType>,
  replacement: object,
): readonly ValidationError[] {
  const misplaced = OF_THE_CORRECTION.filter((field) => field in replacement).flatMap((field) =>
    under(field, invalid('belongs beside the replacement, not into it')),
  );
  return [...misplaced, ...validate(FIELDS[entry.type], { ...keptOf(entry), ...replacement })];
}

function keptOf({
  type,
  occurredOn,
  data,
}: RecordedAllianceEvent<AmendableEventType>): Record<string, unknown> {
  const kept = Object.entries(data).filter(
    ([field]) => field.endsWith('Id') || KEPT[type]?.includes(field) === true,
  );
  return { ...Object.fromEntries(kept), occurredOn };
}
