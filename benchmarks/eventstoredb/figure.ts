import { WRITERS } from '../durable-appends/events.js';
import { type Figure, ratioFinding } from '../figure.js';
import { alternate, type Compared } from '../measuring/alternate.js';
import { inChild } from '../measuring/child.js';
import { Server } from '../measuring/server.js';
import { EVENTS_EACH, READINGS, type Speeds } from './work.js';

const DOUBLE = ['test/doubles/eventstoredb/main.js', '--port', '0'];

const finding = (what: string, compared: Compared) =>
  ratioFinding(what, compared, { unit: '/s' }, { atLeast: 0.9 });

export const eventStoreDb: Figure = {
  name: 'eventstoredb',
  title: 'Events in EventStoreDB',
  method:
    `${WRITERS} writers append ${EVENTS_EACH} events each through the event store, one at a time, to streams of their own; then all of ` +
    `them are subscribed to from the first one on, ${READINGS} times. Floor: the same by a bare \`@eventstore/db-client\`, nothing checked. ` +
    'The server is the stand-in of the tests, begun anew for each round: the figure tells what the adapter costs, and nothing of EventStoreDB.',

  async measure({ rounds }) {
    const speeds = async (script: string): Promise<{ appended: number; caughtUp: number }> => {
      const server = await Server.start(DOUBLE);
      try {
        return await inChild<Speeds>(new URL(script, import.meta.url), { url: server.url });
      } finally {
        await server.stop();
      }
    };
    const { appended, caughtUp } = await alternate(
      rounds,
      () => speeds('./bare-client.js'),
      () => speeds('./adapter.js'),
    );
    return {
      findings: [
        finding('events appended a second', appended),
        finding('events a second, catching up', caughtUp),
      ],
    };
  },
};
