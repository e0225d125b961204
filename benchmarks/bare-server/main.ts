import 'reflect-metadata';
import { Body, Controller, Get, Module, Param, Post, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Contribution } from './contribution.js';

/** What `GET` answers: whatever the parent has sent. */
let held: unknown = {};

/** Nest, Fastify and `ValidationPipe`, and nothing behind them: what the framework alone costs. */
@Controller('v1/alliances')
class BareController {
  @Post(':id/contributions')
  contribute(@Param('id') allianceId: string, @Body() body: Contribution): unknown {
    return {
      allianceId,
      revision: 1,
      position: '0000000000000001',
      events: [{ eventId: '018f0000-0000-7000-8000-000000000000', type: body.kind, revision: 1 }],
    };
  }

  @Get(':id/trust-timeline')
  timeline(): unknown {
    return held;
  }
}

@Module({ controllers: [BareController] })
class BareModule {}

process.on('message', (message) => {
  held = message;
  process.send?.('held');
});

const adapter = new FastifyAdapter();
const app = await NestFactory.create<NestFastifyApplication>(BareModule, adapter, { logger: ['error'] });
app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }));
await app.listen(0, '127.0.0.1');
const address = app.getHttpServer().address();
process.send?.({ port: typeof address === 'object' && address !== null ? address.port : 0 });
