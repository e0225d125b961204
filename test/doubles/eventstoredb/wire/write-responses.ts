import protobufAny from 'google-protobuf/google/protobuf/any_pb.js';
import protobufEmpty from 'google-protobuf/google/protobuf/empty_pb.js';
import { type ExpectedRevision } from '../log/check-write.js';
import { type Position } from '../log/record.js';
import { type Written } from '../log/writes.js';
import { shared, status, streams } from './protocol.js';

type BatchAppendResp = streams.BatchAppendResp;
type Success = Extract<Written, { kind: 'written' }>;

export function appendSucceeded({ revision, position }: Success): streams.AppendResp {
  const success = new streams.AppendResp.Success();
  if (revision < 0n) success.setNoStream(new shared.Empty());
  else success.setCurrentRevision(revision.toString());
  if (position) success.setPosition(placed(new streams.AppendResp.Position(), position));
  else success.setNoPosition(new shared.Empty());
  return new streams.AppendResp().setSuccess(success);
}

/** An append that expected otherwise is answered, not failed. */
export function appendRefused(expected: ExpectedRevision, actual: bigint): streams.AppendResp {
  const refusal = new streams.AppendResp.WrongExpectedVersion();
  if (actual < 0n) refusal.setCurrentNoStream(new shared.Empty());
  else refusal.setCurrentRevision(actual.toString());
  if (expected === 'any') refusal.setExpectedAny(new shared.Empty());
  else if (expected === 'no-stream') refusal.setExpectedNoStream(new shared.Empty());
  else if (expected === 'stream-exists') refusal.setExpectedStreamExists(new shared.Empty());
  else refusal.setExpectedRevision(expected.toString());
  return new streams.AppendResp().setWrongExpectedVersion(refusal);
}

export function batchSucceeded({ revision, position }: Success): BatchAppendResp {
  const success = new streams.BatchAppendResp.Success();
  if (revision < 0n) success.setNoStream(new protobufEmpty.Empty());
  else success.setCurrentRevision(revision.toString());
  if (position) success.setPosition(placed(new shared.AllStreamPosition(), position));
  else success.setNoPosition(new protobufEmpty.Empty());
  return new streams.BatchAppendResp().setSuccess(success);
}

export function batchRefused(expected: ExpectedRevision, actual: bigint): BatchAppendResp {
  const refusal = new shared.WrongExpectedVersion();
  if (actual < 0n) refusal.setCurrentNoStream(new protobufEmpty.Empty());
  else refusal.setCurrentStreamRevision(actual.toString());
  if (expected === 'any') refusal.setExpectedAny(new protobufEmpty.Empty());
  else if (expected === 'no-stream') refusal.setExpectedNoStream(new protobufEmpty.Empty());
  else if (expected === 'stream-exists') refusal.setExpectedStreamExists(new protobufEmpty.Empty());
  else refusal.setExpectedStreamPosition(expected.toString());
  return batchFailed(9, 'WrongExpectedVersion', 'WrongExpectedVersion', refusal);
}

export function batchStreamDeleted(stream: string): BatchAppendResp {
  const identifier = new shared.StreamIdentifier().setStreamName(Buffer.from(stream));
  const details = new shared.StreamDeleted().setStreamIdentifier(identifier);
  return batchFailed(9, `Event stream '${stream}' is deleted.`, 'StreamDeleted', details);
}

export const batchAccessDenied = (): BatchAppendResp =>
  batchFailed(7, 'Access Denied', 'AccessDenied', new shared.AccessDenied());

export const batchTimedOut = (): BatchAppendResp =>
  batchFailed(4, 'Timeout', 'Timeout', new shared.Timeout());

export const batchBadRequest = (message: string): BatchAppendResp =>
  batchFailed(3, message, 'BadRequest', new shared.BadRequest().setMessage(message));

export const batchTooLarge = (bytes: number): BatchAppendResp =>
  batchFailed(
    3,
    `Maximum Append Size of ${bytes} Exceeded.`,
    'MaximumAppendSizeExceeded',
    new shared.MaximumAppendSizeExceeded().setMaxappendsize(bytes),
  );

/** One append of a call, which a server says in words alone; other appends of the same call go on. */
export const batchNotHandled = (reason: 'not-ready' | 'too-busy'): BatchAppendResp =>
  batchError(
    0,
    reason === 'not-ready' ? 'Server Is Not Ready' : 'Server Is Busy',
    'google.protobuf.Empty',
    new protobufEmpty.Empty(),
  );

/** @param code of google.rpc.Code */
const batchFailed = (code: 3 | 4 | 7 | 9, message: string, type: string, details: Message): BatchAppendResp =>
  batchError(code, message, `event_store.client.${type}`, details);

interface Message {
  serializeBinary(): Uint8Array;
}

function batchError(code: number, message: string, type: string, details: Message): BatchAppendResp {
  const packed = new protobufAny.Any();
  packed.pack(details.serializeBinary(), type);
  const error = new status.Status().setCode(code).setMessage(message).setDetails(packed);
  return new streams.BatchAppendResp().setError(error);
}

interface PositionMessage {
  setCommitPosition(value: string): unknown;
  setPreparePosition(value: string): unknown;
}

export function placed<T extends PositionMessage>(message: T, { commit, prepare }: Position): T {
  message.setCommitPosition(commit.toString());
  message.setPreparePosition(prepare.toString());
  return message;
}
