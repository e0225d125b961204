import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, queryBus } from '#application';
import { type EventStore } from '#event-store';
import { projectHistory } from '#projections';
import { type ReadStore } from '#read-store';
import {
  type Configuration,
  isThere,
  nameOfPlace,
  openEventStore,
  openReadStore,
  placeOfEvents,
  readConfiguration,
  systemClock,
} from '#runtime';
import { EXIT, Failure } from './failure.js';

/** The stores that a command works on, and whom it asks. */
export interface Session {
  readonly events: EventStore;
  readonly documents: ReadStore;
  readonly queries: ReturnType<typeof queryBus>;
  readonly now: Clock;
  /** How many parts the alliances are divided into for those who make the read models. */
  readonly parts: number;
}

/** What a command does where there is no store yet: say so, make one, or try on one that is gone afterwards. */
export type Missing = 'refuse' | 'make' | 'pretend';

/**
 * Has something done on the stores that the environment names, and closes them.
 * @throws InvalidConfiguration; Failure where there are none; and whatever the work throws
 */
export async function withSession<T>(
  env: NodeJS.ProcessEnv,
  missing: Missing,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const configuration = readConfiguration(env);
  if (missing === 'make' || isThere(placeOfEvents(configuration))) return opened(configuration, work);
  if (missing === 'refuse') throw noStore(configuration);
  const dataDir = await mkdtemp(join(tmpdir(), 'entente-'));
  try {
    return await opened({ ...configuration, dataDir }, work);
  } finally {
    await rm(dataDir, { recursive: true });
  }
}

function noStore(configuration: Configuration): Failure {
  return new Failure(
    `There is no store at ${nameOfPlace(placeOfEvents(configuration))}. Set DATA_DIR to the folder of the data, or import a history first.`,
    EXIT.usage,
  );
}

async function opened<T>(configuration: Configuration, work: (session: Session) => Promise<T>): Promise<T> {
  const events = await openEventStore(configuration);
  try {
    const documents = await openReadStore(configuration);
    try {
      return await work(sessionOn(events, documents, configuration.projectorParts));
    } finally {
      await documents.close();
    }
  } finally {
    await events.close();
  }
}

export function sessionOn(
  events: EventStore,
  documents: ReadStore,
  parts = 1,
  now: Clock = systemClock,
): Session {
  const queries = queryBus({
    eventStore: events,
    readStore: documents,
    clock: now,
    project: projectHistory,
  });
  return { events, documents, queries, parts, now };
}
