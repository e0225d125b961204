import { UnrecordableEvent } from './errors.js';
import { type ExpectedRevision } from './event-store.js';
import { type JsonObject, type NewEvent } from './recorded-event.js';

/** An event as it is stored: its two JSON parts as text. */
export interface SerialisedEvent {
  readonly eventId: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

/** What stores cut off at (NUL), or cannot encode (half a surrogate pair), where it stands outside of JSON. */
const UNKEEPABLE = /[\0\p{Surrogate}]/u;
/** The same, and surrogates that are well paired: quicker to rule out. */
const SUSPECT = /[\0\ud800-\udfff]/;

/**
 * Turns what is to be appended into what is stored, and refuses what would come back different.
 * @throws UnrecordableEvent
 */
export function serialiseAppend(
  stream: string,
  events: readonly NewEvent[],
  expected: ExpectedRevision,
): SerialisedEvent[] {
  if (events.length === 0) throw new UnrecordableEvent(`There is no event to append to stream ${stream}.`);
  if (typeof expected === 'number' && !(Number.isSafeInteger(expected) && expected >= 0))
    throw new UnrecordableEvent(`A stream cannot be at revision ${expected}.`);
  requireKeepable('stream name', stream);
  const serialised = events.map(serialise);
  if (events.length > 1 && new Set(events.map(({ eventId }) => eventId)).size < events.length)
    throw new UnrecordableEvent(`Two events to append to stream ${stream} have the same id.`);
  return serialised;
}

function serialise({ eventId, type, data, metadata }: NewEvent): SerialisedEvent {
  requireKeepable('event id', eventId);
  requireKeepable('event type', type);
  return { eventId, type, data: toJson(data, type), metadata: toJson(metadata, type) };
}

function requireKeepable(what: string, text: string): void {
  if (text === '' || (SUSPECT.test(text) && UNKEEPABLE.test(text)))
    throw new UnrecordableEvent(
      `The ${what} ${JSON.stringify(text)} is empty, or has characters that cannot be kept.`,
    );
}

/** JSON escapes NUL and surrogates by itself; but it turns NaN, infinities and holes in lists into null. */
function toJson(value: JsonObject, type: string): string {
  const text = JSON.stringify(value);
  if (text.includes('null') && becomesNull(value))
    throw new UnrecordableEvent(`An event of type ${type} holds a number or a gap that JSON cannot express.`);
  return text;
}

function becomesNull(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value);
  if (Array.isArray(value)) return Array.from(value).some((item) => item === undefined || becomesNull(item));
  return typeof value === 'object' && value !== null && Object.values(value).some(becomesNull);
}
