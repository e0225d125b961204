import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type EventStore, hashChained, upcasting } from '#event-store';
import { type ReadStore, ReadStoreUnusable } from '#read-store';
import { encrypting, type SubjectKeyStore } from '#subject-keys';
import { type Configuration } from '../configuration/configuration.js';
import { PERSONAL_TEXTS } from './personal-texts.js';
import { UPCASTERS } from './upcasters.js';

type Places = Pick<Configuration, 'dataDir' | 'eventStoreDbUrl' | 'mongodbUrl' | 'subjectKeysUrl'>;

/** What a store tells whoever opened it. */
export interface EventStoreObserver {
  /** Is told each time why a subscription has to connect again; it goes on trying. */
  readonly onSubscriptionBroken?: (reason: Error) => void;
  /** Is told after this process has appended to a file. */
  readonly onAppended?: () => void;
}

/**
 * Opens the store of events that the configuration names: what is appended is chained to what there is. EventStoreDB
 * is connected to when it is first used, so that a process can start while it is away.
 * @throws EventStoreUnusable
 */
export async function openEventStore(places: Places, observer: EventStoreObserver = {}): Promise<EventStore> {
  const { dataDir, eventStoreDbUrl } = places;
  const store = await (eventStoreDbUrl === undefined
    ? openEventsFile(fileAt(dataDir), observer)
    : openEventStoreDb(eventStoreDbUrl, observer));
  return withPersonalTexts(hashChained(store), await openSubjectKeys(places));
}

/** A store of events as they are stored, as the rest of the service sees it. */
export function withPersonalTexts(store: EventStore, keys: SubjectKeyStore): EventStore {
  return upcasting(encrypting(store, keys, PERSONAL_TEXTS), UPCASTERS);
}

/**
 * Opens the store of the keys that personal texts are encrypted with: a file in the data folder, or MongoDB: the
 * server that is named for them, or that of the read models, where the events are not in the data folder either. @throws EventStoreUnusable
 */
export async function openSubjectKeys({
  dataDir,
  eventStoreDbUrl,
  mongodbUrl,
  subjectKeysUrl = eventStoreDbUrl === undefined ? undefined : mongodbUrl,
}: Places): Promise<SubjectKeyStore> {
  if (subjectKeysUrl !== undefined) {
    const { MongodbSubjectKeys } = await import('#subject-keys-mongodb');
    return new MongodbSubjectKeys(subjectKeysUrl);
  }
  const { SqliteSubjectKeys } = await import('#subject-keys-sqlite');
  return new SqliteSubjectKeys(keysIn(dataDir));
}

/**
 * Opens the keys that belong to the events at a place, as `openEventStoreAt` takes it: those of a data folder are beside
 * its events. @throws EventStoreUnusable
 */
export async function openSubjectKeysAt(place: string, places: Places): Promise<SubjectKeyStore> {
  return isAddress(place)
    ? openSubjectKeys({ ...places, eventStoreDbUrl: place })
    : openSubjectKeys({ dataDir: dirname(fileAt(place)) });
}

export const keysIn = (dataDir: string): string => join(dataDir, 'keys.db');

/** Where the events are that the configuration names, as `openEventStoreAt` takes it. */
export const placeOfEvents = ({ dataDir, eventStoreDbUrl }: Places): string => eventStoreDbUrl ?? dataDir;

/**
 * Opens a store of events by where it is: an address of EventStoreDB, a data folder, or a file whose name ends
 * in `.db`. Its events are read as they were recorded. @throws EventStoreUnusable
 */
export async function openEventStoreAt(place: string): Promise<EventStore> {
  return isAddress(place) ? openEventStoreDb(place) : openEventsFile(fileAt(place));
}

// Each adapter brings its driver with it, which takes time to load: only what is used is.

async function openEventStoreDb(url: string, observer: EventStoreObserver = {}): Promise<EventStore> {
  const { EventStoreDbEventStore } = await import('#event-store-eventstoredb');
  return new EventStoreDbEventStore({ url, ...observer });
}

async function openEventsFile(path: string, observer: EventStoreObserver = {}): Promise<EventStore> {
  const { SqliteEventStore } = await import('#event-store-sqlite');
  return new SqliteEventStore({ path, ...observer });
}

/** Whether there is something to open: whether a server answers is seen when it is first asked. */
export const isThere = (place: string): boolean => isAddress(place) || existsSync(fileAt(place));

/** Whether two places are one, as far as their names tell. */
export function isSamePlace(one: string, other: string): boolean {
  const full = (place: string): string => (isAddress(place) ? place : resolve(fileAt(place)));
  return full(one) === full(other);
}

/** A place as it may be shown: without what there is of credentials in it. */
export function nameOfPlace(place: string): string {
  if (!isAddress(place)) return fileAt(place);
  const [address = ''] = place.split('?', 1);
  return address.replace(/^([^/]+\/\/)[^/]*@/, '$1');
}

const isAddress = (place: string): boolean => /^esdb(\+discover)?:\/\//.test(place);

const fileAt = (place: string): string => (place.endsWith('.db') ? place : join(place, 'events.db'));

/**
 * Opens the store of read models that the configuration names. MongoDB is connected to when it is first used.
 * @param onReplaced is told why a file was begun anew: it was removed, or damaged
 * @throws ReadStoreUnusable
 */
export async function openReadStore(
  { dataDir, mongodbUrl }: Places,
  onReplaced?: (reason: string) => void,
): Promise<ReadStore> {
  if (mongodbUrl !== undefined) return openMongodb(mongodbUrl);
  const { SqliteReadStore } = await import('#read-store-sqlite');
  return new SqliteReadStore({
    path: join(dataDir, 'read-models.db'),
    ...(onReplaced && { onReplaced }),
  });
}

async function openMongodb(url: string): Promise<ReadStore> {
  const { MongodbReadStore } = await import('#read-store-mongodb');
  try {
    return new MongodbReadStore({ url });
  } catch (error) {
    throw new ReadStoreUnusable(`MONGODB_URL is not right: ${(error as Error).message}`, { cause: error });
  }
}
