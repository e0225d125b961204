import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import {
  createApplication,
  createLogger,
  intentionSender,
  openEventStore,
  openEventStoreAt,
  openLog,
  openReadStore,
  placeOfEvents,
  readConfiguration,
  reasonOf,
  runSealer,
  runWatcher,
  stopSignal,
  type WatcherLogEntry,
} from '#runtime';

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
  const events = await openEventStore(configuration, {
    onSubscriptionBroken: ({ message: error }) =>
      logger.warn({ error }, 'The subscription to the events broke, and is made again'),
  });
  const documents = await openReadStore(configuration);
  const { commands } = createApplication({
    eventStore: events,
    readStore: documents,
    cacheBytes: configuration.cacheBytes,
  });
  const stored = await openEventStoreAt(placeOfEvents(configuration));
  const log = ({ level, details, text }: WatcherLogEntry): void => logger[level](details, text);
  const sealed = openLog(configuration, stored, log);
  logger.info('The watcher begins');
  await runWatcher({
    events,
    leases: documents,
    holder: randomUUID(),
    signal: stopSignal(),
    send: intentionSender(commands),
    log,
    seal: (stop) => runSealer({ ...configuration.log, log: sealed, report: log }, stop),
  });
  await stored.close();
  await events.close();
  await documents.close();
  logger.info('The watcher has stopped');
}
