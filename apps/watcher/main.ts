import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import {
  createApplication,
  createLogger,
  intentionSender,
  openEventStore,
  openReadStore,
  readConfiguration,
  reasonOf,
  runWatcher,
  stopSignal,
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
  logger.info('The watcher begins');
  await runWatcher({
    events,
    leases: documents,
    holder: randomUUID(),
    signal: stopSignal(),
    send: intentionSender(commands),
    log: ({ level, details, text }) => logger[level](details, text),
  });
  await events.close();
  await documents.close();
  logger.info('The watcher has stopped');
}
