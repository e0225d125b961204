import { ListAlliances, ListAlliancesHandler, ReadModels } from '#application';
import { UnknownAlliance } from '#domain';
import type { EventStore } from '#event-store';
import type { ReadStore } from '#read-store';
import { openEventStore, openReadStore, readConfiguration, systemClock } from '#runtime';
import { EXIT, Failure } from './failure.js';
import { didYouMean, suggest } from './text/suggest.js';

/** The stores that a command works on, and the queries on them. */
export interface Session {
  readonly events: EventStore;
  readonly documents: ReadStore;
  readonly models: ReadModels;
}

/**
 * Has something done on the stores that the environment names, and closes them.
 * @throws InvalidConfiguration; Failure for an alliance that is not known; whatever the work throws
 */
export async function withSession<T>(
  env: NodeJS.ProcessEnv,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const configuration = readConfiguration(env);
  const events = openEventStore(configuration);
  const documents = openReadStore(configuration);
  try {
    return await workOn({ events, documents, models: new ReadModels(documents, systemClock) }, work);
  } finally {
    await documents.close();
    await events.close();
  }
}

/** @throws Failure with the ids that may have been meant, for an alliance that is not known */
export async function workOn<T>(session: Session, work: (session: Session) => Promise<T>): Promise<T> {
  try {
    return await work(session);
  } catch (error) {
    if (!(error instanceof UnknownAlliance)) throw error;
    const ids = await allianceIds(session);
    const hint =
      ids.length === 0 ? ' There are no alliances here yet.' : didYouMean(suggest(error.allianceId, ids));
    throw new Failure(`${error.message}${hint}`, EXIT.data);
  }
}

const MOST = 1_000;

async function allianceIds({ models }: Session): Promise<readonly string[]> {
  const { items } = await new ListAlliancesHandler(models).execute(new ListAlliances({}, { limit: MOST }));
  return items.map(({ allianceId }) => allianceId);
}
