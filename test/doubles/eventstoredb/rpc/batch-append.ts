import { type ServerDuplexStream } from '@grpc/grpc-js';
import { type ExpectedRevision } from '../log/check-write.js';
import { type ProposedEvent } from '../log/record.js';
import { type Node } from '../node.js';
import { shared, type streams } from '../wire/protocol.js';
import { expectedRevisionOf, proposedEventOf, sizeOf, streamNameOf, uuidOf } from '../wire/requests.js';
import {
  batchAccessDenied,
  batchBadRequest,
  batchNotHandled,
  batchRefused,
  batchStreamDeleted,
  batchSucceeded,
  batchTimedOut,
  batchTooLarge,
} from '../wire/write-responses.js';
import { asServerError } from './as-server-error.js';
import { requireLeader } from './require-ready.js';

type Call = ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;

/** BatchAppend: many appends over one call, each in one or more messages, told apart by correlation ids. */
export const batchAppend =
  (node: Node) =>
  (call: Call): void => {
    const pending = new PendingAppends(node, call);
    const attempt = (act: () => void): void => {
      try {
        act();
      } catch (error) {
        call.emit('error', asServerError(error));
      }
    };
    call.on('error', () => undefined);
    attempt(() => node.access.admit(call.metadata));
    call.on('data', (request: streams.BatchAppendReq) => attempt(() => pending.take(request)));
    call.on('end', () => call.end());
    call.on('cancelled', () => pending.forget());
    call.on('close', () => pending.forget());
  };

interface PendingAppend {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: ProposedEvent[];
  size: number;
  /** Answers once the time the client gave is over. */
  timer?: NodeJS.Timeout;
}

class PendingAppends {
  private readonly node: Node;
  private readonly call: Call;
  private readonly pending = new Map<string, PendingAppend>();

  constructor(node: Node, call: Call) {
    this.node = node;
    this.call = call;
  }

  /** @throws RpcError if all of the call is to end: another server leads */
  take(request: streams.BatchAppendReq): void {
    if (request.getIsFinal()) requireLeader(this.node, this.call.metadata);
    const id = uuidOf(request.getCorrelationId()) ?? '';
    const options = request.getOptions();
    try {
      if (options && !this.begin(id, options, request.getIsFinal())) return;
      const append = this.pending.get(id);
      if (append) this.add(id, append, request);
    } catch (error) {
      const stream = this.pending.get(id)?.stream ?? '';
      this.drop(id);
      this.answer(id, stream, batchBadRequest(asServerError(error).message));
    }
  }

  forget(): void {
    for (const id of [...this.pending.keys()]) this.drop(id);
  }

  /** @returns whether there is anything to go on with */
  private begin(id: string, options: streams.BatchAppendReq.Options, final: boolean): boolean {
    const stream = streamNameOf(options.getStreamIdentifier());
    if (!this.node.access.allows(this.call.metadata, stream, 'write')) {
      this.answer(id, stream, batchAccessDenied());
      return false;
    }
    const left = (options.getDeadline()?.toDate().getTime() ?? Infinity) - Date.now();
    if (left <= 0) {
      this.answer(id, stream, batchTimedOut());
      return false;
    }
    const append: PendingAppend = { stream, expected: expectedRevisionOf(options), events: [], size: 0 };
    if (!final && left < Infinity) append.timer = setTimeout(() => this.timeOut(id, stream), left).unref();
    this.pending.set(id, append);
    return true;
  }

  private add(id: string, append: PendingAppend, request: streams.BatchAppendReq): void {
    for (const message of request.getProposedMessagesList()) {
      const event = proposedEventOf(message);
      append.events.push(event);
      append.size += sizeOf(event);
    }
    if (append.size > this.node.maxAppendSize) {
      this.drop(id);
      this.answer(id, append.stream, batchTooLarge(this.node.maxAppendSize));
    } else if (request.getIsFinal()) {
      this.drop(id);
      this.answer(id, append.stream, this.write(append));
    }
  }

  private write({ stream, expected, events }: PendingAppend): streams.BatchAppendResp {
    const condition = this.node.condition();
    if (condition !== 'ready') return batchNotHandled(condition);
    const written = this.node.writes.append(stream, expected, events);
    switch (written.kind) {
      case 'written':
        return batchSucceeded(written);
      case 'wrong-revision':
        return batchRefused(expected, written.actual);
      case 'deleted':
        return batchStreamDeleted(stream);
    }
  }

  private timeOut(id: string, stream: string): void {
    if (this.pending.delete(id)) this.answer(id, stream, batchTimedOut());
  }

  private drop(id: string): void {
    clearTimeout(this.pending.get(id)?.timer);
    this.pending.delete(id);
  }

  private answer(id: string, stream: string, response: streams.BatchAppendResp): void {
    response.setCorrelationId(new shared.UUID().setString(id));
    response.setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(stream)));
    this.call.write(response);
  }
}
