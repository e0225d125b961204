import { randomUUID } from 'node:crypto';

import { EventStoreUnavailable, WrongExpectedRevision } from '#event-store';

import { type Connection } from './connection.js';
import { IDENTITY_STREAM } from './internal-streams.js';

/**
 * The server itself has no identity that would outlive a restart, so the first who asks appends one, once.
 * @throws EventStoreUnavailable
 */
export async function identityOf(connection: Connection): Promise<string> {
  const existing = await read(connection);
  if (existing !== undefined) return existing;
  const eventId = randomUUID();
  try {
    const event = { eventId, type: 'StoreIdentified', data: '{}', metadata: '{}' };
    await connection.append(IDENTITY_STREAM, [event], 'no-stream', connection.deadline);
    return eventId;
  } catch (error) {
    if (!(error instanceof WrongExpectedRevision)) throw error;
    const others = await read(connection);
    if (others !== undefined) return others;
    throw new EventStoreUnavailable('EventStoreDB does not show who it is.', { cause: error });
  }
}

async function read(connection: Connection): Promise<string | undefined> {
  const range = { from: undefined, backwards: false, limit: 1 };
  for await (const { eventId } of connection.readStream(IDENTITY_STREAM, range)) return eventId;
  return undefined;
}
