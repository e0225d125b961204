import { type LogRecord, type Position } from '../log/record.js';
import { type Resolved } from '../links.js';
import { shared, streams } from './protocol.js';

const { ReadResp } = streams;
type ReadResp = streams.ReadResp;
type RecordedEvent = streams.ReadResp.ReadEvent.RecordedEvent;

/** .NET counts time in units of 100 ns. */
const TICKS_PER_MILLISECOND = 10_000n;

/** How a position is written where there is none: the greatest number there is. */
const NO_POSITION = (2n ** 64n - 1n).toString();

export interface EventForm {
  readonly structuredUuids: boolean;
  /** Servers before 22.6 do not say the positions of what is read from a stream. */
  readonly positions: boolean;
}

export function eventResponse({ event, link }: Resolved, form: EventForm): ReadResp {
  const readEvent = new ReadResp.ReadEvent();
  if (event) readEvent.setEvent(recordedEvent(event, form));
  if (link) readEvent.setLink(recordedEvent(link, form));
  const original = link ?? event;
  if (original && form.positions) readEvent.setCommitPosition(original.position.commit.toString());
  else readEvent.setNoPosition(new shared.Empty());
  return new ReadResp().setEvent(readEvent);
}

export function confirmation(subscriptionId: string): ReadResp {
  const confirmed = new ReadResp.SubscriptionConfirmation();
  return new ReadResp().setConfirmation(confirmed.setSubscriptionId(subscriptionId));
}

export function checkpoint({ commit, prepare }: Position): ReadResp {
  const reached = new ReadResp.Checkpoint();
  reached.setCommitPosition(commit.toString()).setPreparePosition(prepare.toString());
  return new ReadResp().setCheckpoint(reached);
}

export const caughtUp = (): ReadResp => new ReadResp().setCaughtUp(new ReadResp.CaughtUp());

export const fellBehind = (): ReadResp => new ReadResp().setFellBehind(new ReadResp.FellBehind());

export function streamNotFound(stream: string): ReadResp {
  const identifier = new shared.StreamIdentifier().setStreamName(Buffer.from(stream));
  return new ReadResp().setStreamNotFound(new ReadResp.StreamNotFound().setStreamIdentifier(identifier));
}

function recordedEvent(record: LogRecord, form: EventForm): RecordedEvent {
  const event = new ReadResp.ReadEvent.RecordedEvent();
  event.setId(uuid(record.id, form.structuredUuids));
  event.setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(record.stream)));
  event.setStreamRevision(record.revision.toString());
  event.setCommitPosition(form.positions ? record.position.commit.toString() : NO_POSITION);
  event.setPreparePosition(form.positions ? record.position.prepare.toString() : NO_POSITION);
  event
    .getMetadataMap()
    .set('type', record.type)
    .set('content-type', record.isJson ? 'application/json' : 'application/octet-stream')
    .set('created', (BigInt(record.created) * TICKS_PER_MILLISECOND).toString());
  return event.setData(record.data).setCustomMetadata(record.metadata);
}

function uuid(id: string, structured: boolean): shared.UUID {
  if (!structured) return new shared.UUID().setString(id);
  const digits = id.replaceAll('-', '');
  const half = (from: number): string =>
    BigInt.asIntN(64, BigInt(`0x${digits.slice(from, from + 16)}`)).toString();
  const halves = new shared.UUID.Structured()
    .setMostSignificantBits(half(0))
    .setLeastSignificantBits(half(16));
  return new shared.UUID().setStructured(halves);
}
