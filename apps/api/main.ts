import 'reflect-metadata';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Logger, reasonOf } from '#runtime';
import { createApp } from './create-app.js';
import { configuration } from './runtime/runtime.module.js';
import { stopOnSignals } from './stop-on-signals.js';
import { LOGGER } from './runtime/tokens.js';

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
  const url = await app.getUrl();
  app.get<Logger>(LOGGER).info({ url, dataDir }, `Entente listens on ${url}, on ${dataDir}`);
}
