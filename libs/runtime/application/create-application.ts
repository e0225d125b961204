import {
  type Clock,
  type CommandDispatcher,
  type CommandObserver,
  type CommandTranslator,
  type Identity,
  type ReadModelSources,
  commandDispatcher,
  queryBus,
} from '#application';
import { type CommandInput, toCommand, toReplacement } from '#intake';
import { projectHistory } from '#projections';
import { identity as ids, systemClock } from './identity.js';

/** How many bytes the alliances held in memory may take, roughly: those of some 200,000 events. */
export const CACHE_BYTES = 180_000_000;

/** How checked input becomes commands. */
export const translator: CommandTranslator<CommandInput> = { toCommand, toReplacement };

export interface ApplicationOptions extends Pick<ReadModelSources, 'eventStore' | 'readStore'> {
  /** Default: the system's. */
  readonly clock?: Clock;
  readonly identity?: Identity;
  /** How many bytes the alliances held in memory may take, roughly. */
  readonly cacheBytes?: number;
  readonly observer?: CommandObserver;
}

export interface Application {
  readonly commands: CommandDispatcher<CommandInput>;
  readonly queries: ReturnType<typeof queryBus>;
}

/** Commands and queries on two stores, without a container. */
export function createApplication({
  eventStore,
  readStore,
  clock = systemClock,
  identity = ids,
  cacheBytes = CACHE_BYTES,
  observer,
}: ApplicationOptions): Application {
  return {
    commands: commandDispatcher({
      store: eventStore,
      now: clock,
      identity,
      translator,
      cacheBytes,
      observer,
    }),
    queries: queryBus({ eventStore, readStore, clock, project: projectHistory }),
  };
}
