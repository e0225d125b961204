import type { RecordedAllianceEvent } from '../catalogue/events.js';
import { joined } from '../shared/text.js';

/**
 * What was wrong with an entry, and what is true instead, in plain words.
 *
 * @param describe what any other event says
 */
export function describeAmendment(
  event: RecordedAllianceEvent<'EntryCorrected' | 'EntryRetracted'>,
  describe: (event: RecordedAllianceEvent) => string,
): string {
  switch (event.type) {
    case 'EntryCorrected': {
      const { eventId, type, occurredOn, replacement, reason } = event.data;
      // Type and data belong together: they were decided together.
      const effective = { ...event, type, occurredOn, data: replacement } as RecordedAllianceEvent;
      return joined(
        `The entry ${eventId} (${inWords(type)}) was corrected${because(reason)}`,
        `in truth, ${occurredOn}: ${describe(effective)}`,
      );
    }
    case 'EntryRetracted':
      return `The entry ${event.data.eventId} was retracted: ${event.data.reason}`;
    default:
      return event satisfies never;
  }
}

function because(reason: string | undefined): string {
  return reason === undefined ? '' : `: ${reason}`;
}

/** As in "commitment made". */
function inWords(type: string): string {
  return type.replaceAll(/(?<!^)(?=[A-Z])/g, ' ').toLowerCase();
}
