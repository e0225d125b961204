import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EventStoreUnusable } from '#event-store';
import { ReadStoreUnusable } from '#read-store';
import { InvalidConfiguration, type Logger } from '#runtime';
import { createApp } from './create-app.js';
import { configuration } from './runtime.module.js';
import { stopOnSignals } from './stop-on-signals.js';
import { LOGGER } from './tokens.js';

try {
  const app = await createApp();
  await listen(app);
  stopOnSignals(app, app.get<Logger>(LOGGER));
} catch (error) {
  process.stderr.write(`${reasonOf(error)}\n`);
  process.exit(1);
}

async function listen(app: NestFastifyApplication): Promise<void> {
  const { host, port, dataDir } = app.get(configuration.KEY);
  await app.listen(port, host);
  app.get<Logger>(LOGGER).info({ url: await app.getUrl(), dataDir }, 'Entente listens');
}

/** What whoever started the service can do something about is told in a sentence; the rest with where it happened. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  const isTheirs =
    error instanceof InvalidConfiguration ||
    error instanceof EventStoreUnusable ||
    error instanceof ReadStoreUnusable;
  if (isTheirs) return error.message;
  if (code === 'EADDRINUSE' || code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `The service cannot listen: ${error.message}. HOST and PORT say where it should.`;
  return error.stack ?? error.message;
}
