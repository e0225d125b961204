import { type sendUnaryData, type ServerUnaryCall } from '@grpc/grpc-js';
import { type ExpectedRevision } from '../log/check-write.js';
import { type Position } from '../log/record.js';
import { type Written } from '../log/writes.js';
import { type Node } from '../node.js';
import { invalidArgument, streamDeleted, wrongExpectedVersion } from '../wire/errors.js';
import { shared, streams } from '../wire/protocol.js';
import { expectedRevisionOf, streamNameOf } from '../wire/requests.js';
import { placed } from '../wire/write-responses.js';
import { asServerError } from './as-server-error.js';
import { requireReady } from './require-ready.js';

/** Delete: hides the events of a stream. */
export const deleteStream =
  (node: Node) =>
  (
    call: ServerUnaryCall<streams.DeleteReq, streams.DeleteResp>,
    answer: sendUnaryData<streams.DeleteResp>,
  ): void =>
    answering(answer, () => {
      const position = remove(node, call, (stream, expected) => node.writes.delete(stream, expected));
      const response = new streams.DeleteResp();
      return position
        ? response.setPosition(placed(new streams.DeleteResp.Position(), position))
        : response.setNoPosition(new shared.Empty());
    });

/** Tombstone: ends a stream for good. */
export const tombstone =
  (node: Node) =>
  (
    call: ServerUnaryCall<streams.TombstoneReq, streams.TombstoneResp>,
    answer: sendUnaryData<streams.TombstoneResp>,
  ): void =>
    answering(answer, () => {
      const position = remove(node, call, (stream, expected) => node.writes.tombstone(stream, expected));
      const response = new streams.TombstoneResp();
      return position
        ? response.setPosition(placed(new streams.TombstoneResp.Position(), position))
        : response.setNoPosition(new shared.Empty());
    });

function answering<T>(answer: sendUnaryData<T>, act: () => T): void {
  try {
    answer(null, act());
  } catch (error) {
    answer(asServerError(error));
  }
}

function remove(
  node: Node,
  call: ServerUnaryCall<streams.DeleteReq | streams.TombstoneReq, unknown>,
  act: (stream: string, expected: ExpectedRevision) => Written,
): Position | undefined {
  const options = call.request.getOptions();
  if (!options) throw invalidArgument('A deletion must say of which stream');
  const stream = streamNameOf(options.getStreamIdentifier());
  const expected = expectedRevisionOf(options);
  node.access.require(call.metadata, stream, 'delete');
  requireReady(node, call.metadata);
  const written = act(stream, expected);
  switch (written.kind) {
    case 'written':
      return written.position;
    case 'wrong-revision':
      throw wrongExpectedVersion('Delete', stream, expected, written.actual);
    case 'deleted':
      throw streamDeleted(stream);
  }
}
