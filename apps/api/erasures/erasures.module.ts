import { Inject, Module, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type Clock, CommandDispatcher, type Identity } from '#application';
import { type EventStore } from '#event-store';
import { type CommandInput } from '#intake';
import { Eraser, type Logger, openSubjectKeys } from '#runtime';
import { type SubjectKeyStore } from '#subject-keys';
import { type Config, configuration } from '../runtime/runtime.module.js';
import { CLOCK, EVENT_STORE, IDENTITY, LOGGER, STORED_EVENTS, SUBJECT_KEYS } from '../runtime/tokens.js';
import { ErasuresController } from './erasures.controller.js';

const MINUTE_MS = 60_000;

@Module({
  controllers: [ErasuresController],
  providers: [
    {
      provide: SUBJECT_KEYS,
      useFactory: (config: Config) => openSubjectKeys(config),
      inject: [configuration.KEY, EVENT_STORE],
    },
    {
      provide: Eraser,
      useFactory: (
        events: EventStore,
        stored: EventStore,
        keys: SubjectKeyStore,
        commands: CommandDispatcher<CommandInput>,
        now: Clock,
        identity: Identity,
      ) => new Eraser({ events, stored, keys, commands, now, identity }),
      inject: [EVENT_STORE, STORED_EVENTS, SUBJECT_KEYS, CommandDispatcher, CLOCK, IDENTITY],
    },
  ],
})
export class ErasuresModule implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly eraser: Eraser,
    @Inject(SUBJECT_KEYS) private readonly keys: SubjectKeyStore,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Records what was erased when a process was interrupted: now, and every minute. */
  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.finish(), MINUTE_MS);
    void this.finish();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.keys.close();
  }

  private async finish(): Promise<void> {
    try {
      await this.eraser.finish();
    } catch (error) {
      this.logger.warn({ error: (error as Error).message }, 'An erasure is not recorded yet');
    }
  }
}
