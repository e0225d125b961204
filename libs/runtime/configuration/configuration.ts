import { isatty } from 'node:tty';
import { isIP, isIPv4 } from 'node:net';
import { type ApiKey, readApiKeys } from './api-keys.js';
import { type LogFormat, type LogLevel, environmentFrom, problemsWith } from './environment.js';

export interface Configuration {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** Where the events are. Not given: in `dataDir`. It may contain a password. */
  readonly eventStoreDbUrl?: string;
  /** Where the read models are. Not given: in `dataDir`. It may contain a password. */
  readonly mongodbUrl?: string;
  /** Where the keys of personal texts are. Not given: with the read models, if the events are not in `dataDir`. */
  readonly subjectKeysUrl?: string;
  /** How many parts the alliances are divided into, for projectors to share. */
  readonly projectorParts: number;
  /** How many connections the service has at a time. */
  readonly maxConnections: number;
  /** How many bytes all caches of the process may take together. */
  readonly cacheBytes: number;
  /** None: whoever reaches the address may do everything. */
  readonly apiKeys: readonly ApiKey[];
  /** Where they are, to be read again when they change. */
  readonly apiKeysFile?: string;
  readonly log: LogConfiguration;
  readonly logLevel: LogLevel;
  readonly logFormat: LogFormat;
}

/** Of the transparency log over all events. */
export interface LogConfiguration {
  /** Which log it is. Not given: a name made of the store's identity. */
  readonly origin?: string;
  /** Where its private key is. Not given: in `dataDir`. */
  readonly keyFile?: string;
  /** How often a checkpoint is signed, seconds; 0: on demand only. */
  readonly intervalSeconds: number;
  /** A file that says which witnesses are asked, and how many have to cosign. */
  readonly witnessesFile?: string;
}

/** The environment is not as it should be: one line for each thing that is wrong. */
export class InvalidConfiguration extends Error {
  override readonly name = 'InvalidConfiguration';

  constructor(readonly problems: readonly string[]) {
    super(`The configuration is wrong:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/** @throws InvalidConfiguration */
export function readConfiguration(variables: Readonly<Record<string, string | undefined>>): Configuration {
  const environment = environmentFrom(variables);
  const keys = environment.API_KEYS_FILE === undefined ? undefined : readApiKeys(environment.API_KEYS_FILE);
  const problems = [
    ...problemsWith(environment, variables),
    ...(keys?.problems ?? []).map((problem) => `API_KEYS_FILE: ${problem}`),
    ...(isLoopback(environment.HOST) || keys !== undefined
      ? []
      : [`HOST ${environment.HOST} can be reached from other machines, which needs API_KEYS_FILE`]),
  ];
  if (problems.length > 0) throw new InvalidConfiguration(problems);
  return {
    host: environment.HOST,
    port: environment.PORT,
    dataDir: environment.DATA_DIR,
    ...(environment.EVENTSTOREDB_URL === undefined ? {} : { eventStoreDbUrl: environment.EVENTSTOREDB_URL }),
    ...(environment.MONGODB_URL === undefined ? {} : { mongodbUrl: environment.MONGODB_URL }),
    ...(environment.SUBJECT_KEYS_URL === undefined ? {} : { subjectKeysUrl: environment.SUBJECT_KEYS_URL }),
    // A file is written by one process at a time.
    projectorParts: environment.MONGODB_URL === undefined ? 1 : environment.PROJECTOR_PARTS,
    maxConnections: environment.MAX_CONNECTIONS,
    cacheBytes: environment.CACHE_MB * 1_000_000,
    apiKeys: keys?.keys ?? [],
    ...(environment.API_KEYS_FILE === undefined ? {} : { apiKeysFile: environment.API_KEYS_FILE }),
    log: {
      intervalSeconds: environment.LOG_INTERVAL,
      ...(environment.LOG_ORIGIN === undefined ? {} : { origin: environment.LOG_ORIGIN }),
      ...(environment.LOG_KEY_FILE === undefined ? {} : { keyFile: environment.LOG_KEY_FILE }),
      ...(environment.LOG_WITNESSES === undefined ? {} : { witnessesFile: environment.LOG_WITNESSES }),
    },
    logLevel: environment.LOG_LEVEL,
    logFormat: environment.LOG_FORMAT ?? (isatty(1) ? 'pretty' : 'json'),
  };
}

/** Whether both stores are files of this machine: then one process does everything. */
export function isEmbedded({
  eventStoreDbUrl,
  mongodbUrl,
}: Pick<Configuration, 'eventStoreDbUrl' | 'mongodbUrl'>): boolean {
  return eventStoreDbUrl === undefined && mongodbUrl === undefined;
}

/** Whether only this machine reaches an address. */
export function isLoopback(host: string): boolean {
  if (host === 'localhost' || host === '::1') return true;
  return isIP(host) !== 0 && isIPv4(host) && host.startsWith('127.');
}
