import { type RecordedAllianceEvent } from '../catalogue/events.js';

/** What says that an entry was wrong. Nothing is ever overwritten: the entry stays, and something else counts. */
export type Amendment = RecordedAllianceEvent<'EntryCorrected' | 'EntryRetracted'>;

export function isAmendment(event: RecordedAllianceEvent): event is Amendment {
  return event.type === 'EntryCorrected' || event.type === 'EntryRetracted';
}

/** Whether an event changed what those before it say, so that whatever was made of them is out of date. */
export function changesThePast(event: RecordedAllianceEvent): boolean {
  return isAmendment(event) || isErasure(event);
}

export function isErasure(
  event: RecordedAllianceEvent,
): event is RecordedAllianceEvent<'PersonalTextErased'> {
  return event.type === 'PersonalTextErased';
}

/** Whether an event is an entry, or counts in its place. */
export function isEntry(event: RecordedAllianceEvent, eventId: string): boolean {
  return event.eventId === eventId || event.amends === eventId;
}

/**
 * An alliance's events, in the order of recording, as they count now: in the place of each entry that was
 * corrected stands what is true instead, and in that of one that was retracted the retraction, which changes
 * nothing. Amendments themselves change nothing either, so that any fold of the result sees what counts.
 */
export function amendedHistory(events: Iterable<RecordedAllianceEvent>): RecordedAllianceEvent[] {
  const history: RecordedAllianceEvent[] = [];
  const places = new Map<string, number>();
  for (const event of events) {
    if (isAmendment(event)) {
      const place = places.get(event.data.eventId);
      const entry = place === undefined ? undefined : history[place];
      if (place !== undefined && entry) history[place] = amended(entry, event);
    }
    places.set(event.eventId, history.length);
    history.push(event);
  }
  return history;
}

/**
 * What counts in the place of an entry: it stands where the entry stood, was recorded when the entry was, and is
 * known by the amendment, which caused it.
 */
export function amended(entry: RecordedAllianceEvent, amendment: Amendment): RecordedAllianceEvent {
  const { eventId, position } = amendment;
  const place = { ...entry, eventId, position, amends: entry.amends ?? entry.eventId };
  switch (amendment.type) {
    case 'EntryCorrected': {
      const { type, occurredOn, replacement } = amendment.data;
      // Type and data belong together: they were decided together.
      return { ...place, type, occurredOn, data: replacement } as RecordedAllianceEvent;
    }
    case 'EntryRetracted':
      return { ...place, type: 'EntryRetracted', data: amendment.data } as RecordedAllianceEvent;
    default:
      return amendment satisfies never;
  }
}
