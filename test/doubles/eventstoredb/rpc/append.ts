import { type sendUnaryData, type ServerReadableStream } from '@grpc/grpc-js';
import { type ProposedEvent } from '../log/record.js';
import { type Node } from '../node.js';
import { invalidArgument, maximumAppendSizeExceeded, streamDeleted } from '../wire/errors.js';
import { type streams } from '../wire/protocol.js';
import { expectedRevisionOf, proposedEventOf, sizeOf, streamNameOf } from '../wire/requests.js';
import { appendRefused, appendSucceeded } from '../wire/write-responses.js';
import { asServerError } from './as-server-error.js';
import { requireReady } from './require-ready.js';

type Call = ServerReadableStream<streams.AppendReq, streams.AppendResp>;

/** Append: a message with the stream and what it should be at, then one an event. */
export const append =
  (node: Node) =>
  (call: Call, answer: sendUnaryData<streams.AppendResp>): void => {
    const append = new Append(node, call);
    const fail = (error: unknown): void => {
      call.removeAllListeners('data').removeAllListeners('end');
      call.resume();
      answer(asServerError(error));
    };
    const attempt =
      <T>(act: (message: T) => void) =>
      (message: T): void => {
        try {
          act(message);
        } catch (error) {
          fail(error);
        }
      };
    call.on(
      'data',
      attempt((message: streams.AppendReq) => append.take(message)),
    );
    call.on(
      'end',
      attempt(() => answer(null, append.finish())),
    );
    call.on('error', () => undefined);
  };

class Append {
  private readonly node: Node;
  private readonly call: Call;
  private readonly events: ProposedEvent[] = [];
  private options: streams.AppendReq.Options | undefined;
  private size = 0;

  constructor(node: Node, call: Call) {
    this.node = node;
    this.call = call;
  }

  take(message: streams.AppendReq): void {
    const proposed = message.getProposedMessage();
    if (this.options === undefined) {
      this.options = message.getOptions();
      if (!this.options) throw invalidArgument('The first message of an append must say to which stream');
      this.node.access.require(this.call.metadata, streamNameOf(this.options.getStreamIdentifier()), 'write');
    } else if (proposed) {
      const event = proposedEventOf(proposed);
      this.size += sizeOf(event);
      if (this.size > this.node.maxAppendSize) throw maximumAppendSizeExceeded(this.node.maxAppendSize);
      this.events.push(event);
    } else {
      throw invalidArgument('A message of an append is without an event');
    }
  }

  finish(): streams.AppendResp {
    if (!this.options) throw invalidArgument('An append must have a first message');
    requireReady(this.node, this.call.metadata);
    const stream = streamNameOf(this.options.getStreamIdentifier());
    const expected = expectedRevisionOf(this.options);
    const written = this.node.writes.append(stream, expected, this.events);
    switch (written.kind) {
      case 'written':
        return appendSucceeded(written);
      case 'wrong-revision':
        return appendRefused(expected, written.actual);
      case 'deleted':
        throw streamDeleted(stream);
    }
  }
}
