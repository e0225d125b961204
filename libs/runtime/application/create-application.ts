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
import { cacheShares } from '../configuration/cache-shares.js';
import { identity as ids, systemClock } from './identity.js';

/** How checked input becomes commands. */
export const translator: CommandTranslator<CommandInput> = { toCommand, toReplacement };

export interface ApplicationOptions extends Pick<ReadModelSources, 'eventStore' | 'readStore'> {
  /** Default: the system's. */
  readonly clock?: Clock;
  readonly identity?: Identity;
  /** How many bytes all caches of the process may take together, roughly. Default: as configured by default. */
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
  cacheBytes,
  observer,
}: ApplicationOptions): Application {
  const shares = cacheShares(cacheBytes);
  return {
    commands: commandDispatcher({
      store: eventStore,
      now: clock,
      identity,
      translator,
      cacheBytes: shares.commands,
      observer,
    }),
    queries: queryBus({
      eventStore,
      readStore,
      clock,
      project: projectHistory,
      cacheBytes: shares.assessments,
    }),
  };
}
