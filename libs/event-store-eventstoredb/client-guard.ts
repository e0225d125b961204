import { type Duplex, type Readable, type Writable } from 'node:stream';
import { type EventStoreDBClient } from '@eventstore/db-client';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';

export interface Guarded {
  /**
   * Makes reads of `$all` in which the server itself looks for streams, as the client asks it to in subscriptions
   * only. @param prefix of their names; without one, all but the server's own
   */
  filtering<T>(prefix: string, read: () => T): T;
  /** Closes the connection. */
  close(): Promise<void>;
}

type Filter = streams.ReadReq.Options.FilterOptions;
type Reading = (request: streams.ReadReq, ...more: readonly unknown[]) => unknown;

/** Keeps what the client does wrong from taking the process down, or from lasting for ever. */
export function guard(client: EventStoreDBClient): Guarded {
  // It asks which calls the server knows, without a deadline, and remembers even a failure. 23.10 knows them.
  client['supports'] = () => Promise.resolve(true);

  // It forgets to await this, and it fails when a new connection does: an unhandled rejection.
  const handleError = client['handleError'];
  client['handleError'] = (...failed) => handleError(...failed).catch(() => undefined);

  let filter: Filter | undefined;
  const createStream = client['GRPCStreamCreator'];
  client['GRPCStreamCreator'] = (grpcClient, name, create, cache) => {
    const wanted = filter;
    if (cache) return createStream(grpcClient, name, async (grpc) => guardBatches(await create(grpc)), cache);
    return createStream(grpcClient, name, (grpc) => create(wanted ? filtered(grpc, wanted) : grpc));
  };

  const getChannel = client['getChannel'];
  let channel: ReturnType<typeof getChannel> | undefined;
  client['getChannel'] = () => (channel = getChannel());

  return {
    filtering(prefix, read) {
      filter = filterOf(prefix);
      try {
        return read();
      } finally {
        filter = undefined;
      }
    },
    close: async () => (await channel?.catch(() => undefined))?.close(),
  };
}

function filterOf(prefix: string): Filter {
  const { FilterOptions } = streams.ReadReq.Options;
  const names = new FilterOptions.Expression();
  if (prefix === '') names.setRegex('^[^$]');
  else names.setPrefixList([prefix]);
  return new FilterOptions()
    .setStreamIdentifier(names)
    .setCount(new shared.Empty())
    .setCheckpointintervalmultiplier(1);
}

/** The same client of gRPC, whose reads have a filter. */
function filtered<T extends object>(grpc: T, filter: Filter): T {
  const { read } = grpc as { read: Reading };
  const filtering: Reading = (request, ...more) => {
    request.getOptions()?.setFilter(filter);
    return read.call(grpc, request, ...more);
  };
  return Object.assign(Object.create(grpc) as T, { read: filtering });
}

/** Appends share one stream to the server, whose end is the end of the answers that all clients wait for. */
function guardBatches<T extends Readable | Writable | Duplex>(stream: T): T {
  // An answer that nobody waits for any more makes the client throw where nobody can catch it.
  for (const settle of stream.listeners('data')) {
    stream.off('data', settle as (answer: unknown) => void);
    stream.on('data', (answer) => {
      try {
        settle(answer);
      } catch {
        // The append was given up, as of unknown outcome.
      }
    });
  }
  // Appends that wait for room in the stream when it breaks are rejected where nobody can catch it.
  const { write } = stream as unknown as Writable;
  Object.assign(stream, {
    write: (...message: Parameters<typeof write>) => write.apply(stream, message) || true,
  });
  return stream;
}
