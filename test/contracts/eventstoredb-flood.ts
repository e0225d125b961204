import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { EventStoreUnavailable, type NewEvent } from '#event-store';
import { EventStoreDbEventStore } from '#event-store-eventstoredb';
import { startEventStoreDb } from '../doubles/eventstoredb/index.js';
import { TcpProxy } from '../doubles/tcp-proxy.js';

// A process of its own, since what it is about ends processes: errors of the client that nobody can catch.
// Many append at once, each insists, and the network breaks again and again. It prints what was recorded.

const [WRITERS, APPENDS, BREAKS] = [80, 5, 15];

const server = await startEventStoreDb();
const networks = [await TcpProxy.to(() => server.port), await TcpProxy.to(() => server.port)];
const stores = networks.map(({ port }) => {
  const url = `esdb://127.0.0.1:${port}?tls=false&defaultDeadline=3000`;
  return new EventStoreDbEventStore({ url, backoff: { first: 5, most: 50 } });
});

const text = 'some more words '.repeat(1500);
const event = (): NewEvent => ({ eventId: randomUUID(), type: 'Happened', data: { text }, metadata: {} });
let unknown = 0;

async function write(writer: number): Promise<void> {
  const store = stores[writer % stores.length];
  for (let n = 0; n < APPENDS; n++) {
    const events = [event(), event()];
    for (let done = false; !done;)
      try {
        await store?.append(`alliance-${writer}`, events, n === 0 ? 'no-stream' : 2 * n - 1);
        done = true;
      } catch (error) {
        if (!(error instanceof EventStoreUnavailable)) throw error;
        unknown += 1;
        await wait(5);
      }
  }
}

async function breakDown(network: TcpProxy): Promise<void> {
  for (let n = 0; n < BREAKS; n++) {
    await wait(10 + Math.random() * 60);
    if (n % 3 === 0) network.mute();
    if (n % 3 === 1) network.freeze();
    if (n % 3 < 2) await wait(60);
    network.cut();
  }
}

const controller = new AbortController();
const heard: string[] = [];
const listening = (async () => {
  for await (const message of stores[0]?.subscribe({ signal: controller.signal }) ?? []) {
    if (message.kind === 'event') heard.push(message.event.eventId);
    if (heard.length === 2 * WRITERS * APPENDS) controller.abort();
  }
})();

await Promise.all([
  ...networks.map(breakDown),
  ...Array.from({ length: WRITERS }, (_, writer) => write(writer)),
]);
await listening;
const kept = server.log.records.flatMap(({ id, stream }) => (stream.startsWith('alliance-') ? [id] : []));
await Promise.all(stores.map((store) => store.close()));
await Promise.all(networks.map((network) => network.close()));
server.stop();

const inOrder = kept.length === heard.length && kept.every((id, i) => heard[i] === id);
process.stdout.write(JSON.stringify({ recorded: kept.length, once: new Set(kept).size, unknown, inOrder }));
