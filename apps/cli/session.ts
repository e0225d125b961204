import type { Clock } from '#application';
import type { EventStore } from '#event-store';
import type { ReadStore } from '#read-store';
import {
  type Application,
  createApplication,
  openEventStore,
  openReadStore,
  readConfiguration,
  systemClock,
} from '#runtime';

/** The stores that a command works on, and what is asked and recorded there. */
export interface Session extends Application {
  readonly events: EventStore;
  readonly documents: ReadStore;
  readonly now: Clock;
  /** How many parts the alliances are divided into for those who make the read models. */
  readonly parts: number;
}

/**
 * Has something done on the stores that the environment names, and closes them.
 * @throws InvalidConfiguration, and whatever the work throws
 */
export async function withSession<T>(
  env: NodeJS.ProcessEnv,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const configuration = readConfiguration(env);
  const events = await openEventStore(configuration);
  const documents = await openReadStore(configuration);
  try {
    return await work(sessionOn(events, documents, configuration.projectorParts));
  } finally {
    await documents.close();
    await events.close();
  }
}

export function sessionOn(
  events: EventStore,
  documents: ReadStore,
  parts = 1,
  now: Clock = systemClock,
): Session {
  const application = createApplication({ eventStore: events, readStore: documents, clock: now });
  return { events, documents, parts, now, ...application };
}
