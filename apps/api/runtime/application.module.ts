import { Global, Inject, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import {
  type Clock,
  CommandDispatcher,
  HandleAllianceCommandHandler,
  type Identity,
  QUERY_HANDLERS,
  type QueryDependencies,
  commandHandler,
  queryDependencies,
} from '#application';
import { type EventStore } from '#event-store';
import { type CommandInput } from '#intake';
import { projectHistory } from '#projections';
import { type ReadStore } from '#read-store';
import { type Logger, ProjectorThread, cacheShares, intentionSender, translator } from '#runtime';
import { Metrics } from '../telemetry/metrics.js';
import { commandObserver } from '../telemetry/observe.js';
import { type Config, configuration } from './runtime.module.js';
import { CLOCK, EVENT_STORE, IDENTITY, LOGGER, QUERY_DEPENDENCIES, READ_STORE } from './tokens.js';

/** The two buses with all their handlers, and the dispatcher through which every command goes. */
@Global()
@Module({
  imports: [CqrsModule.forRoot()],
  providers: [
    {
      provide: HandleAllianceCommandHandler,
      useFactory: (
        store: EventStore,
        identity: Identity,
        now: Clock,
        metrics: Metrics,
        logger: Logger,
        config: Config,
      ) => {
        const cacheBytes = cacheShares(config.cacheBytes).commands;
        const onConflict = (): void => metrics.conflicts.inc();
        return new HandleAllianceCommandHandler(
          commandHandler({ store, identity, now, cacheBytes, onConflict }),
          commandObserver(metrics, logger),
        );
      },
      inject: [EVENT_STORE, IDENTITY, CLOCK, Metrics, LOGGER, configuration.KEY],
    },
    {
      provide: CommandDispatcher,
      useFactory: (bus: CommandBus, store: EventStore, identity: Identity, now: Clock) =>
        new CommandDispatcher(bus, { store, identity, now, translator }),
      inject: [CommandBus, EVENT_STORE, IDENTITY, CLOCK],
    },
    {
      provide: QUERY_DEPENDENCIES,
      useFactory: (eventStore: EventStore, readStore: ReadStore, clock: Clock, config: Config) => {
        const cacheBytes = cacheShares(config.cacheBytes).assessments;
        return queryDependencies({ eventStore, readStore, clock, project: projectHistory, cacheBytes });
      },
      inject: [EVENT_STORE, READ_STORE, CLOCK, configuration.KEY],
    },
    ...QUERY_HANDLERS.map((Handler) => ({
      provide: Handler,
      useFactory: (dependencies: QueryDependencies) => new Handler(dependencies),
      inject: [QUERY_DEPENDENCIES],
    })),
  ],
  exports: [CqrsModule, CommandDispatcher],
})
export class ApplicationModule implements OnApplicationBootstrap {
  constructor(
    @Inject(ProjectorThread) private readonly projector: ProjectorThread | null,
    private readonly commands: CommandDispatcher<CommandInput>,
  ) {}

  /** After the stores were opened, which makes their files, and the bus has its handlers. */
  onApplicationBootstrap(): void {
    this.projector?.start(intentionSender(this.commands));
  }
}
