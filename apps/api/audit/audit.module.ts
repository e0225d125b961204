import { Global, Module } from '@nestjs/common';
import { AuditTrail, type Clock, type Identity } from '#application';
import { type EventStore } from '#event-store';
import { CLOCK, EVENT_STORE, IDENTITY } from '../runtime/tokens.js';
import { AuditController } from './audit.controller.js';

/** Whoever hands out recorded events says so first. */
@Global()
@Module({
  controllers: [AuditController],
  providers: [
    {
      provide: AuditTrail,
      useFactory: (store: EventStore, identity: Identity, now: Clock) =>
        new AuditTrail({ store, identity, now }),
      inject: [EVENT_STORE, IDENTITY, CLOCK],
    },
  ],
  exports: [AuditTrail],
})
export class AuditModule {}
