import { EventStoreUnavailable, EventStoreUnusable, UnreadableEvent } from '#event-store';
import { isDamage, reasonOf } from '#sqlite';

/** The file was removed, or another was put in its place. */
export class Gone extends Error {
  override readonly name = 'Gone';

  constructor() {
    super('its file was removed or replaced: put it back, or start the service again on what is there');
  }
}

/** The error of the port for what went wrong in the file. @param verb what it was asked to do */
export function failed(verb: string, error: unknown): Error {
  if (error instanceof RangeError || error instanceof UnreadableEvent) return error;
  const because = { cause: error };
  if (isDamage(error))
    return new EventStoreUnusable('The event store is damaged: restore it from a backup.', because);
  const reason = `The event store cannot ${verb}: ${reasonOf(error)}.`;
  return new EventStoreUnavailable(reason, { ...because, reason });
}
