import { MongoClient, type MongoClientOptions } from 'mongodb';

import { ReadStoreUnusable } from '#read-store';

/** How long each step may take, in milliseconds, where the connection string says nothing else. */
const DEADLINES = {
  serverSelectionTimeoutMS: 3_000,
  connectTimeoutMS: 3_000,
  waitQueueTimeoutMS: 3_000,
  // Of one command: what a half-open connection costs at most, and how long the server works on it.
  socketTimeoutMS: 10_000,
} satisfies MongoClientOptions;

const DATABASE = 'entente';

export interface ConnectionSettings {
  readonly database: string;
  readonly options: MongoClientOptions;
  /** How long the server may work on one command, in milliseconds. */
  readonly commandMilliseconds: number;
}

/**
 * What a connection string asks for. Writers fence one another off, and read what they wrote: that takes a majority
 * and the primary, so a string that asks for anything else is refused rather than overruled.
 * @throws ReadStoreUnusable
 */
export function settingsOf(url: string): ConnectionSettings {
  const { writeConcern, readConcern, readPreference, ...said } = new MongoClient(url).options;
  requireThat(writeConcern?.w ?? 'majority', 'majority', 'w');
  requireThat(writeConcern?.journal ?? true, true, 'journal');
  requireThat(readConcern?.level ?? 'majority', 'majority', 'readConcernLevel');
  requireThat(readPreference?.mode ?? 'primary', 'primary', 'readPreference');
  const deadlines = Object.entries(DEADLINES).filter(([name]) => !isSaid(url, name));
  return {
    database: databaseIn(url) ?? DATABASE,
    options: {
      ...Object.fromEntries(deadlines),
      appName: DATABASE,
      ignoreUndefined: true,
      readConcernLevel: 'majority',
      readPreference: 'primary',
      writeConcern: { ...writeConcern, w: 'majority' },
    },
    commandMilliseconds: isSaid(url, 'socketTimeoutMS') ? said.socketTimeoutMS : DEADLINES.socketTimeoutMS,
  };
}

function requireThat(asked: unknown, needed: unknown, option: string): void {
  if (asked === needed) return;
  throw new ReadStoreUnusable(
    `it asks for ${option}=${String(asked)}, but read models need ${option}=${String(needed)}, which is the default: leave it out.`,
  );
}

function isSaid(url: string, option: string): boolean {
  return new RegExp(`[?&]${option}=`, 'i').test(url);
}

function databaseIn(url: string): string | undefined {
  const [, name] = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(url) ?? [];
  return name === undefined ? undefined : decodeURIComponent(name);
}
