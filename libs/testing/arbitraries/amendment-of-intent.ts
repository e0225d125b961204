import {
  commandOf,
  isAmendment,
  wholeLog,
  type AllianceState,
  type AmendableCommand,
  type CommandData,
  type RecordedAllianceEvent,
} from '#domain';
import { type IntentOf } from './intent.js';
import { pick } from './pick.js';
import { told } from './told.js';

/** An entry that was wrong: in its date, or in what it says, or altogether. */
export function amendmentOfIntent(
  intent: IntentOf<'CorrectEntry' | 'RetractEntry'>,
  { log }: AllianceState,
  day: number,
): CommandData['CorrectEntry' | 'RetractEntry'] {
  const entries = wholeLog(log).filter((event) => !isAmendment(event));
  // An end is rare, and what was recorded with it should be amended, too.
  const end = entries.findLast(({ type }) => type === 'AllianceDissolved');
  const entry = end && intent.who % 3 > 0 ? end : pick(entries, intent.which);
  const eventId = entry.amends ?? entry.eventId;
  switch (intent.action) {
    case 'CorrectEntry':
      return { eventId, replacement: replacementOf(entry, intent, day), reason: 'misread' };
    case 'RetractEntry':
      return { eventId, reason: 'entered twice' };
    default:
      return intent.action satisfies never;
  }
}

function replacementOf(
  entry: RecordedAllianceEvent,
  { who, whom, amount, precisions }: IntentOf<'CorrectEntry' | 'RetractEntry'>,
  day: number,
): AmendableCommand {
  const { allianceId, recordedAt } = entry;
  const action = commandOf(entry.type);
  // Now and then it happened on another day: mostly, what it says was wrong.
  const occurredOn =
    who % 4 === 0 ? told(day - (whom % 60), { action, amount, precisions }) : entry.occurredOn;
  const data = otherData(entry, occurredOn, amount);
  // Type and data belong together, which a table of both cannot say.
  return { type: action, allianceId, occurredOn, now: recordedAt, data } as AmendableCommand;
}

/** The same, but for what can well be another. What `decide` adds is left to it. */
function otherData({ data }: RecordedAllianceEvent, occurredOn: string, amount: number): object {
  const { judgedBy, ...said }: Readonly<Record<string, unknown>> = { ...data };
  return {
    ...said,
    ...('weight' in said && { weight: amount / 10 }),
    ...('reason' in said && amount % 2 === 0 && typeof judgedBy === 'object' && { reason: 'illness' }),
    ...('deliveredOn' in said && { deliveredOn: occurredOn, fraction: amount / 100 }),
    ...('asOf' in said && { asOf: occurredOn }),
    ...('progress' in said && { progress: amount / 100 }),
    ...('notes' in said && { notes: 'read again' }),
  };
}
