import { type ServerWritableStream } from '@grpc/grpc-js';
import { filterOf } from '../filter.js';
import { resolve } from '../links.js';
import { type LogRecord } from '../log/record.js';
import { type Node } from '../node.js';
import { invalidArgument } from '../wire/errors.js';
import { streams } from '../wire/protocol.js';
import { eventResponse, streamNotFound, type EventForm } from '../wire/read-responses.js';
import { streamNameOf } from '../wire/requests.js';
import { asServerError } from './as-server-error.js';
import { Gone, Outlet } from './outlet.js';
import { fromAll, fromStream } from './read-sources.js';
import { requireReady } from './require-ready.js';
import { subscribe } from './subscribe.js';
import { newInAll, newInStream } from './subscription-sources.js';

type Call = ServerWritableStream<streams.ReadReq, streams.ReadResp>;
type Options = streams.ReadReq.Options;

/** Read: a stream or all of them, up to a number of events or, as a subscription, without end. */
export const read =
  (node: Node) =>
  async (call: Call): Promise<void> => {
    call.on('error', () => undefined);
    try {
      await answer(node, call);
      call.end();
    } catch (error) {
      if (!(error instanceof Gone)) call.emit('error', asServerError(error));
    }
  };

async function answer(node: Node, call: Call): Promise<void> {
  const options = call.request.getOptions();
  if (!options) throw invalidArgument('A read must say what to read');
  const stream = options.hasAll() ? undefined : streamNameOf(options.getStream()?.getStreamIdentifier());
  node.access.require(call.metadata, stream ?? '$all', 'read');
  requireReady(node, call.metadata);

  const outlet = new Outlet(call, node.consumerPatience);
  if (options.hasSubscription()) await subscription(node, options, stream, outlet);
  else await once(node, options, stream, outlet);
}

function subscription(
  node: Node,
  options: Options,
  stream: string | undefined,
  outlet: Outlet<streams.ReadResp>,
): Promise<void> {
  const source =
    stream === undefined
      ? newInAll(node.log, options.getAll() ?? new streams.ReadReq.Options.AllOptions())
      : newInStream(node.log, stream, options.getStream() ?? new streams.ReadReq.Options.StreamOptions());
  return subscribe(node, source, outlet, {
    form: formOf(node, options, stream),
    filter: filterIn(options),
    resolveLinks: options.getResolveLinks(),
  });
}

async function once(
  node: Node,
  options: Options,
  stream: string | undefined,
  outlet: Outlet<streams.ReadResp>,
): Promise<void> {
  const records = recordsToRead(node, options, stream);
  if (records === 'not-found') {
    await outlet.send(streamNotFound(stream ?? ''));
    return;
  }
  const [form, matches] = [formOf(node, options, stream), filterIn(options)?.matches];
  let left = BigInt(options.getCount());
  if (matches) await outlet.pause(node.searchMilliseconds);
  for (const record of records) {
    if (left === 0n) return;
    if (matches?.(record) === false) continue;
    const busy = outlet.send(eventResponse(resolve(node.log, record, options.getResolveLinks()), form));
    if (busy) await busy;
    left -= 1n;
  }
}

function recordsToRead(
  { log }: Node,
  options: Options,
  stream: string | undefined,
): Iterable<LogRecord> | 'not-found' {
  const backwards = options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;
  return stream === undefined
    ? fromAll(log, options.getAll() ?? new streams.ReadReq.Options.AllOptions(), backwards)
    : fromStream(log, stream, options.getStream() ?? new streams.ReadReq.Options.StreamOptions(), backwards);
}

const filterIn = (options: Options): ReturnType<typeof filterOf> | undefined => {
  const filter = options.getFilter();
  return filter && filterOf(filter);
};

const formOf = (node: Node, options: Options, stream: string | undefined): EventForm => ({
  structuredUuids: options.getUuidOption()?.hasStructured() ?? false,
  positions: stream === undefined || node.capabilities.positionsInStreams,
});
