// Appends to a SQLite event store until it is killed, and says which appends were acknowledged, one a line:
// `node test/run-typescript.js test/contracts/append-endlessly.ts FILE NAME`.
import { randomUUID } from 'node:crypto';

import { type EventStore, type NewEvent } from '#event-store';
import { SqliteEventStore } from '#event-store-sqlite';

/** An acknowledged append. */
export interface Acknowledged {
  readonly stream: string;
  /** Of the last of its events. */
  readonly revision: number;
  readonly position: string;
  readonly eventIds: readonly string[];
}

const WRITERS = 64;
/** Some streams have one writer, others have several, in several processes. */
const SHARED_STREAMS = 8;

const [, , path = '', name = ''] = process.argv;
const store = new SqliteEventStore({ path });
await Promise.all(Array.from({ length: WRITERS }, (_, writer) => appendEndlessly(store, writer)));

async function appendEndlessly(to: EventStore, writer: number): Promise<never> {
  const shared = writer % 2 === 0;
  const stream = shared ? `shared-${writer % SHARED_STREAMS}` : `own-${name}-${writer}`;
  let revision = -1;
  for await (const event of to.readStream(stream, { direction: 'backwards', limit: 1 }))
    revision = event.revision;
  for (let n = 0; ; n += 1) {
    const events = Array.from({ length: 1 + (n % 3) }, (_, i) => newEvent(1 + (n % 3), i));
    const expected = shared ? 'any' : revision === -1 ? 'no-stream' : revision;
    const appended = await to.append(stream, events, expected);
    revision = appended.revision;
    const acknowledged: Acknowledged = {
      stream,
      ...appended,
      eventIds: events.map(({ eventId }) => eventId),
    };
    await new Promise((resolve) => process.stdout.write(`${JSON.stringify(acknowledged)}\n`, resolve));
  }
}

/** An event says how many were appended with it, and which of them it is. */
function newEvent(of: number, i: number): NewEvent {
  return { eventId: randomUUID(), type: 'Happened', data: { of, i, text: 'x'.repeat(200) }, metadata: {} };
}
