import { NestFactory } from '@nestjs/core';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { KeyRing, type Logger } from '#runtime';
import { AppModule } from './app.module.js';
import { serveDocumentation } from './documentation/serve-documentation.js';
import { authenticate } from './http/authenticate.js';
import { answerUnserved } from './http/client-error.js';
import { followKeys } from './http/follow-keys.js';
import { answerReadsConditionally } from './http/conditional-read.js';
import { correlate } from './http/correlation.js';
import { httpAdapter } from './http/fastify.js';
import { limitArrival } from './http/limit-arrival.js';
import { limitConnections } from './http/limit-connections.js';
import { takeMediaTypes } from './http/media-types.js';
import { protectBrowsers, refuseOtherSites } from './http/protect-browsers.js';
import { refuseAmbiguous } from './http/refuse-ambiguous.js';
import { ServedMethods, refuseUnserved } from './http/served-methods.js';
import { ProblemFilter } from './http/problem.filter.js';
import { configuration } from './runtime/runtime.module.js';
import { LOGGER } from './runtime/tokens.js';
import { Metrics } from './telemetry/metrics.js';
import { NestLogger } from './telemetry/nest-logger.js';
import { observeRequests } from './telemetry/observe.js';

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
  const { apiKeys, apiKeysFile, host, maxConnections } = app.get(configuration.KEY);
  const metrics = app.get(Metrics);
  const keys = new KeyRing(apiKeys);
  const fastify = app.getHttpAdapter().getInstance();
  limitConnections(fastify.server, maxConnections, metrics, logger);
  answerUnserved(fastify.server);
  correlate(fastify);
  protectBrowsers(fastify);
  observeRequests(fastify, metrics, logger);
  refuseAmbiguous(fastify);
  if (apiKeysFile === undefined) refuseOtherSites(fastify, host);
  refuseUnserved(fastify, served);
  authenticate(fastify, keys);
  if (apiKeysFile !== undefined) followKeys(fastify, keys, apiKeysFile, logger);
  takeMediaTypes(fastify);
  limitArrival(fastify);
  answerReadsConditionally(fastify);
  app.useGlobalFilters(new ProblemFilter(logger));
  serveDocumentation(app);
  return app;
}
