import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { ConfigModule, type ConfigType, registerAs } from '@nestjs/config';
import { type EventStore } from '#event-store';
import { type ReadStore } from '#read-store';
import {
  type Logger,
  ProjectorThread,
  cacheShares,
  createLogger,
  identity,
  isEmbedded,
  openEventStore,
  openEventStoreAt,
  openLog,
  openReadStore,
  placeOfEvents,
  readConfiguration,
  systemClock,
} from '#runtime';
import { Metrics } from '../telemetry/metrics.js';
import { reportProjector } from '../telemetry/report-projector.js';
import {
  CLOCK,
  EVENT_STORE,
  IDENTITY,
  LOGGER,
  READ_STORE,
  STORED_EVENTS,
  TRANSPARENCY_LOG,
} from './tokens.js';

export const configuration = registerAs('entente', () => readConfiguration(process.env));
export type Config = ConfigType<typeof configuration>;

/** The stores, and what works on them; closed last, when nothing uses them any more. */
@Global()
@Module({
  imports: [ConfigModule.forRoot({ ignoreEnvFile: true, load: [configuration] })],
  providers: [
    Metrics,
    { provide: IDENTITY, useValue: identity },
    { provide: CLOCK, useValue: systemClock },
    { provide: LOGGER, useFactory: createLogger, inject: [configuration.KEY] },
    {
      provide: READ_STORE,
      useFactory: (config: Config, logger: Logger) =>
        openReadStore(config, (reason) => logger.warn({ reason }, 'The read models are begun anew')),
      inject: [configuration.KEY, LOGGER],
    },
    {
      provide: EVENT_STORE,
      useFactory: (config: Config, projector: ProjectorThread | null) =>
        openEventStore(config, { onAppended: () => projector?.notify() }),
      inject: [configuration.KEY, ProjectorThread],
    },
    {
      provide: STORED_EVENTS,
      useFactory: (config: Config) => openEventStoreAt(placeOfEvents(config)),
      // After the events were opened, which makes their files.
      inject: [configuration.KEY, EVENT_STORE],
    },
    {
      provide: TRANSPARENCY_LOG,
      useFactory: (config: Config, stored: EventStore, logger: Logger) =>
        openLog(config, stored, ({ level, details, text }) => logger[level](details, text)),
      inject: [configuration.KEY, STORED_EVENTS, LOGGER],
    },
    {
      provide: ProjectorThread,
      // Where a store is elsewhere, projector and watcher are processes of their own.
      useFactory: (config: Config, logger: Logger, metrics: Metrics) =>
        isEmbedded(config)
          ? new ProjectorThread(
              {
                dataDir: config.dataDir,
                log: config.log,
                cacheBytes: cacheShares(config.cacheBytes).projector,
              },
              reportProjector(logger, metrics),
            )
          : null,
      inject: [configuration.KEY, LOGGER, Metrics],
    },
  ],
  exports: [
    STORED_EVENTS,
    ConfigModule,
    Metrics,
    ProjectorThread,
    IDENTITY,
    CLOCK,
    LOGGER,
    EVENT_STORE,
    READ_STORE,
    STORED_EVENTS,
    TRANSPARENCY_LOG,
  ],
})
export class RuntimeModule implements OnApplicationShutdown {
  constructor(
    @Inject(EVENT_STORE) private readonly eventStore: EventStore,
    @Inject(STORED_EVENTS) private readonly storedEvents: EventStore,
    @Inject(READ_STORE) private readonly readStore: ReadStore,
    @Inject(ProjectorThread) private readonly projector: ProjectorThread | null,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.projector?.stop();
    await this.storedEvents.close();
    await this.eventStore.close();
    await this.readStore.close();
  }
}
