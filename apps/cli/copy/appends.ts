import { type NewEvent, type RecordedEvent } from '#event-store';

/** Events that follow upon one another in the source, all of one stream. */
export interface Append {
  readonly stream: string;
  /** The revision of the first of them. */
  readonly first: number;
  readonly events: readonly NewEvent[];
}

/** What one append may hold: EventStoreDB takes a megabyte, and of these characters each is at most three bytes. */
const MOST = { events: 500, characters: 250_000 };

/**
 * Cuts a log into appends without changing its order: one ends where the next event belongs to another stream,
 * or where it would grow too large. An event that is too large by itself is left to the store to refuse.
 */
export async function* appendsOf(log: AsyncIterable<RecordedEvent>): AsyncGenerator<Append> {
  let append: { stream: string; first: number; events: NewEvent[] } | undefined;
  let characters = 0;
  for await (const { stream, revision, eventId, type, data, metadata } of log) {
    const size = JSON.stringify([data, metadata]).length;
    const fits =
      append?.stream === stream && append.events.length < MOST.events && characters + size <= MOST.characters;
    if (append === undefined || !fits) {
      if (append !== undefined) yield append;
      append = { stream, first: revision, events: [] };
      characters = 0;
    }
    append.events.push({ eventId, type, data, metadata });
    characters += size;
  }
  if (append !== undefined) yield append;
}
