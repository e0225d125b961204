import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Logger, identity } from '#runtime';
import { AppModule } from './app.module.js';
import { serveDocumentation } from './documentation/openapi.js';
import { correlate } from './http/correlation.js';
import { httpAdapter } from './http/fastify.js';
import { IntakePipe } from './http/intake.pipe.js';
import { takeMediaTypes } from './http/media-types.js';
import { checkPathIds } from './http/path-ids.js';
import { ServedMethods } from './http/served-methods.js';
import { logRequests } from './logging/log-requests.js';
import { NestLogger } from './logging/nest-logger.js';
import { measureRequests } from './metrics/measure-requests.js';
import { Metrics } from './metrics/metrics.js';
import { ProblemFilter } from './problems/problem.filter.js';
import { configuration } from './runtime.module.js';
import { authenticate } from './security/authenticate.js';
import { LOGGER } from './tokens.js';

/**
 * The service, ready to listen.
 * @throws InvalidConfiguration, EventStoreUnusable, ReadStoreUnusable
 */
export async function createApp(): Promise<NestFastifyApplication> {
  const adapter = httpAdapter();
  const served = new ServedMethods();
  served.watch(adapter.getInstance());
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, adapter, {
    bodyParser: false,
    abortOnError: false,
    // Until there is a logger of ours: what goes wrong before is thrown.
    logger: false,
  });
  const logger = app.get<Logger>(LOGGER);
  app.useLogger(new NestLogger(logger));
  const fastify = app.getHttpAdapter().getInstance();
  correlate(fastify);
  logRequests(fastify, logger);
  measureRequests(fastify, app.get(Metrics));
  authenticate(fastify, app.get(configuration.KEY).apiKeys, identity.digest);
  checkPathIds(fastify);
  takeMediaTypes(fastify);
  app.useGlobalPipes(new IntakePipe());
  app.useGlobalFilters(new ProblemFilter(served, logger));
  serveDocumentation(app);
  return app;
}
