import { EventStoreDbEventStore } from '#event-store-eventstoredb';
import { chainedBy, describeEventStore } from '#testing';
import { startEventStoreDb, type DoubleOptions } from '../doubles/eventstoredb/index.js';

const unchanged: typeof chainedBy = (prepare) => prepare;

/** A server whose log already holds what others wrote, in streams of their own and in the server's. */
function describeOnDouble(name: string, options: DoubleOptions, onTop = unchanged): void {
  const prepare = async () => {
    const server = await startEventStoreDb(options);
    const url = `esdb://${server.host}:${server.port}?tls=false`;
    return {
      open: async () => new EventStoreDbEventStore({ url }),
      dispose: async () => server.stop(),
    };
  };
  describeEventStore(name, onTop(prepare));
}

describeOnDouble('EventStoreDB', {});
describeOnDouble('EventStoreDB, chained', {}, chainedBy);
describeOnDouble(
  'EventStoreDB after years, whose positions no double holds, and whose commits have several events',
  {
    firstPosition: 2n ** 63n - 10_000_000_000n,
    sharedCommits: true,
  },
);

const url = process.env['EVENTSTOREDB_URL'];
if (url !== undefined) {
  const prepare = async () => ({ open: async () => new EventStoreDbEventStore({ url }) });
  describeEventStore('EventStoreDB at EVENTSTOREDB_URL', prepare);
  describeEventStore('EventStoreDB at EVENTSTOREDB_URL, chained', chainedBy(prepare));
}
