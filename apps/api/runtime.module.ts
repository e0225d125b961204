import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { ConfigModule, type ConfigType, registerAs } from '@nestjs/config';
import { commandHandler } from '#application';
import type { EventStore } from '#event-store';
import { identity, openEventStore, readConfiguration, systemClock } from '#runtime';
import { CLOCK, EVENT_STORE, HANDLE_COMMAND, IDENTITY } from './tokens.js';

export const configuration = registerAs('entente', () => readConfiguration(process.env));

/** How many events the alliances kept in memory may have together: a few hundred bytes each. */
const CACHED_EVENTS = 150_000;

/** The stores, and what works on them; closed last, when nothing uses them any more. */
@Global()
@Module({
  imports: [ConfigModule.forRoot({ ignoreEnvFile: true, load: [configuration] })],
  providers: [
    { provide: IDENTITY, useValue: identity },
    { provide: CLOCK, useValue: systemClock },
    {
      provide: EVENT_STORE,
      useFactory: (config: ConfigType<typeof configuration>) => openEventStore(config),
      inject: [configuration.KEY],
    },
    {
      provide: HANDLE_COMMAND,
      useFactory: (store: EventStore) =>
        commandHandler({ store, identity, now: systemClock, cachedEvents: CACHED_EVENTS }),
      inject: [EVENT_STORE],
    },
  ],
  exports: [ConfigModule, IDENTITY, CLOCK, EVENT_STORE, HANDLE_COMMAND],
})
export class RuntimeModule implements OnApplicationShutdown {
  constructor(@Inject(EVENT_STORE) private readonly eventStore: EventStore) {}

  async onApplicationShutdown(): Promise<void> {
    await this.eventStore.close();
  }
}
