import { joined } from '../shared/text.js';
import { type OccurredOn } from '../time/occurred-on.js';
import { type EventDefinitions, type Teller } from './definition.js';
import { type Names } from './names.js';
import { PHASES } from './phases.js';

/** What says that an entry was wrong. `Amendable` are the types of those entries. */
export interface AmendmentEvents<Amendable extends string = string> {
  EntryCorrected: {
    /** Of the entry that was wrong. */
    readonly eventId: string;
    readonly type: Amendable;
    /** When it happened after all. */
    readonly occurredOn: OccurredOn;
    /** The whole data of the entry as it should be. */
    readonly replacement: object;
    readonly reason?: string;
  };
  EntryRetracted: { readonly eventId: string; readonly reason: string };
  /** Nobody can read the texts of a partner, a person or the alliance any more that were recorded before. */
  PersonalTextErased: {
    readonly erasureId: string;
    /** Whose texts they were; left out where it was no partner. */
    readonly partnerId?: string;
    /** The day that stands in their place: see `erasedText`. */
    readonly erasedOn: string;
  };
}

export const AMENDMENTS = {
  EntryCorrected: {
    command: 'CorrectEntry',
    label: 'A correction',
    acceptedIn: PHASES,
    signOfLife: 'none',
    tell: ({ eventId, type, occurredOn, replacement, reason }, names, tell) =>
      joined(
        `${entryOf(eventId, names, tell) ?? `The entry ${eventId} (${inWords(type)})`} was corrected${reason === undefined ? '' : `: ${reason}`}`,
        `in truth, ${occurredOn}: ${tell({ type, data: replacement })}`,
      ),
    personal: ['reason'],
  },
  EntryRetracted: {
    command: 'RetractEntry',
    label: 'A retraction',
    acceptedIn: PHASES,
    signOfLife: 'none',
    tell: ({ eventId, reason }, names, tell) =>
      `${entryOf(eventId, names, tell) ?? `The entry ${eventId}`} was retracted: ${reason}`,
    personal: ['reason'],
  },
  PersonalTextErased: {
    command: 'ErasePersonalText',
    label: 'An erasure',
    acceptedIn: PHASES,
    signOfLife: 'none',
    tell: ({ partnerId }) =>
      `Personal text${partnerId === undefined ? '' : ` of ${partnerId}`} was erased for good`,
    recordedByService: true,
  },
} as const satisfies EventDefinitions<AmendmentEvents>;

/** An entry by its revision and by what it said. */
function entryOf(eventId: string, { entry }: Names, tell: Teller): string | undefined {
  const amended = entry?.(eventId);
  return amended && `The entry of revision ${amended.revision} (${tell(amended)})`;
}

/** As in "commitment made". */
function inWords(type: string): string {
  return type.replaceAll(/(?<!^)(?=[A-Z])/g, ' ').toLowerCase();
}
