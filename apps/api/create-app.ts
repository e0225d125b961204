import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { identity } from '#runtime';
import { AppModule } from './app.module.js';
import { correlate } from './http/correlation.js';
import { httpAdapter } from './http/fastify.js';
import { IntakePipe } from './http/intake.pipe.js';
import { takeMediaTypes } from './http/media-types.js';
import { checkPathIds } from './http/path-ids.js';
import { ServedMethods } from './http/served-methods.js';
import { ProblemFilter } from './problems/problem.filter.js';
import { configuration } from './runtime.module.js';
import { authenticate } from './security/authenticate.js';

export async function createApp(): Promise<NestFastifyApplication> {
  const adapter = httpAdapter();
  const served = new ServedMethods();
  served.watch(adapter.getInstance());
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, adapter, {
    bodyParser: false,
    abortOnError: false,
    logger: ['error', 'warn'],
  });
  const config = app.get(configuration.KEY);
  const fastify = app.getHttpAdapter().getInstance();
  correlate(fastify);
  authenticate(fastify, config.apiKeys, identity.digest);
  checkPathIds(fastify);
  takeMediaTypes(fastify);
  app.useGlobalPipes(new IntakePipe());
  app.useGlobalFilters(new ProblemFilter(served, pino()));
  return app;
}
