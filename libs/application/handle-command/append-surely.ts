import { type Appended, EventStoreUnavailable, type ExpectedRevision, type NewEvent } from '#event-store';
import { type CommandStore } from './command-store.js';

const PAUSES_MS = [50, 200];

/**
 * Appends, and tries again if the store went away: what was under way may or may not have happened, and the
 * same event ids make sure that it happens once.
 */
export async function appendSurely(
  store: CommandStore,
  stream: string,
  events: readonly NewEvent[],
  expected: ExpectedRevision,
): Promise<Appended> {
  for (const pause of PAUSES_MS) {
    try {
      return await store.append(stream, events, expected);
    } catch (error) {
      if (!(error instanceof EventStoreUnavailable)) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return store.append(stream, events, expected);
}
