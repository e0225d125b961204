import { CommandBus, type ICommandHandler, type IQueryHandler, QueryBus } from '@nestjs/cqrs';

// The buses find handlers in Nest's container. Handlers that exist already need no container: then its part of the
// bus is never used.
const NO_CONTAINER = undefined as unknown as ConstructorParameters<typeof CommandBus>[0];

type CommandHandlers = NonNullable<Parameters<CommandBus['register']>[0]>;
type QueryHandlers = NonNullable<Parameters<QueryBus['register']>[0]>;

/** A command bus with these handlers, outside of any container. */
export function commandBusWith(handlers: readonly ICommandHandler[]): CommandBus {
  const bus = new CommandBus(NO_CONTAINER);
  bus.register(handlers.map(registration) as unknown as CommandHandlers);
  return bus;
}

/** A query bus with these handlers, outside of any container. */
export function queryBusWith(handlers: readonly IQueryHandler[]): QueryBus {
  const bus = new QueryBus(NO_CONTAINER);
  bus.register(handlers.map(registration) as unknown as QueryHandlers);
  return bus;
}

/** A handler as the container would present it. */
function registration(instance: object): object {
  return { instance, metatype: instance.constructor, isDependencyTreeStatic: () => true };
}
