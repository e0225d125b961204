import { randomUUID } from 'node:crypto';
import { binaryEvent, EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { startEventStoreDb, type DoubleOptions, type EventStoreDbDouble } from '../index.js';

/** A server for all tests of a file, its client, and a stream name for each test. */
export interface GivenServer {
  server: EventStoreDbDouble;
  client: EventStoreDBClient;
  stream: string;
}

export function givenServer(options: DoubleOptions = {}): GivenServer {
  const given = {} as GivenServer;
  beforeAll(async () => {
    given.server = await startEventStoreDb(options);
    given.client = clientOf(given.server);
  });
  beforeEach(() => {
    given.stream = `stream_${randomUUID()}`;
  });
  afterAll(async () => {
    await given.client.dispose();
    given.server.stop();
  });
  return given;
}

export function clientOf({
  host,
  port,
}: {
  readonly host: string;
  readonly port: number;
}): EventStoreDBClient {
  return EventStoreDBClient.connectionString(`esdb://${host}:${port}?tls=false`);
}

/** Sends an append by itself instead of in a batch, as the client does with credentials of its own. */
export const ALONE = { credentials: { username: 'admin', password: 'changeit' } };

export const jsonEvents = (count: number, type = 'test'): ReturnType<typeof jsonEvent>[] =>
  Array.from({ length: count }, (_, index) => jsonEvent({ type, data: { message: 'test', index } }));

export const binaryEvents = (count: number, type = 'test'): ReturnType<typeof binaryEvent>[] =>
  Array.from({ length: count }, (_, index) => binaryEvent({ type, data: Buffer.from(`hello: ${index}`) }));

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** What a promise fails with. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('It did not fail.');
}
