import { randomUUID } from 'node:crypto';
import {
  createLogger,
  openEventStore,
  openReadStore,
  project,
  readConfiguration,
  reasonOf,
  stopSignal,
} from '#runtime';

try {
  await keepReadModels();
} catch (error) {
  process.stderr.write(`${reasonOf(error)}\n`);
  process.exit(1);
}

/** Keeps up the read models of the stores that the environment names, until a signal asks it to stop. */
async function keepReadModels(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const logger = createLogger(configuration);
  const events = await openEventStore(configuration, {
    onSubscriptionBroken: ({ message: error }) =>
      logger.warn({ error }, 'The subscription to the events broke, and is made again'),
  });
  const documents = await openReadStore(configuration);
  logger.info('The projector begins');
  await project({
    events,
    documents,
    parts: configuration.projectorParts,
    cacheBytes: configuration.cacheBytes * 0.8,
    holder: randomUUID(),
    signal: stopSignal(),
    report: ({ kind, ...details }) =>
      kind === 'trouble' || kind === 'quarantined'
        ? logger.error(details, kind)
        : logger.debug(details, kind),
  });
  await events.close();
  await documents.close();
  logger.info('The projector has stopped');
}
