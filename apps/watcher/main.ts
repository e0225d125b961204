import { randomUUID } from 'node:crypto';
import { commandHandler } from '#application';
import { EventStoreUnusable } from '#event-store';
import { ReadStoreUnusable } from '#read-store';
import {
  InvalidConfiguration,
  createLogger,
  identity,
  intentionSender,
  openEventStore,
  openReadStore,
  readConfiguration,
  runWatcher,
  systemClock,
} from '#runtime';

/** How many events the alliances kept in memory may have together: a few hundred bytes each. */
const CACHED_EVENTS = 20_000;

try {
  await watch();
} catch (error) {
  process.stderr.write(`${reasonOf(error)}\n`);
  process.exit(1);
}

/** Watches over the stores that the environment names, until a signal asks it to stop. */
async function watch(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const logger = createLogger(configuration);
  const events = openEventStore(configuration);
  const documents = openReadStore(configuration);
  const handleCommand = commandHandler({
    store: events,
    identity,
    now: systemClock,
    cachedEvents: CACHED_EVENTS,
  });
  logger.info('The watcher begins');
  await runWatcher({
    events,
    leases: documents,
    holder: randomUUID(),
    signal: stopSignal(),
    send: intentionSender(handleCommand, identity),
    tell: ({ level, details, text }) => logger[level](details, text),
  });
  await events.close();
  await documents.close();
  logger.info('The watcher has stopped');
}

/** Aborts when the process is asked to stop. Asked again, it ends at once. */
function stopSignal(): AbortSignal {
  const stopping = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (stopping.signal.aborted) process.exit(1);
      stopping.abort();
    });
  return stopping.signal;
}

/** What whoever started it can do something about is told in a sentence; the rest with where it happened. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isTheirs =
    error instanceof InvalidConfiguration ||
    error instanceof EventStoreUnusable ||
    error instanceof ReadStoreUnusable;
  return isTheirs ? error.message : (error.stack ?? error.message);
}
