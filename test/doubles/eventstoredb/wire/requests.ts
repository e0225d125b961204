import { randomUUID } from 'node:crypto';
import { type ExpectedRevision } from '../log/check-write.js';
import { type ProposedEvent } from '../log/record.js';
import { invalidArgument, missingMetadata } from './errors.js';
import { type shared } from './protocol.js';

/** The fields by which requests say what a stream should be at; batches name the first otherwise. */
interface ExpectedRevisionFields {
  hasNoStream(): boolean;
  hasAny(): boolean;
  hasStreamExists(): boolean;
  hasRevision?(): boolean;
  getRevision?(): string;
  hasStreamPosition?(): boolean;
  getStreamPosition?(): string;
}

export function expectedRevisionOf(options: ExpectedRevisionFields): ExpectedRevision {
  if (options.hasNoStream()) return 'no-stream';
  if (options.hasAny()) return 'any';
  if (options.hasStreamExists()) return 'stream-exists';
  if (options.hasRevision?.()) return BigInt(options.getRevision?.() ?? 0);
  if (options.hasStreamPosition?.()) return BigInt(options.getStreamPosition?.() ?? 0);
  throw invalidArgument("'None' is not a valid ExpectedStreamRevision");
}

export function streamNameOf(identifier: shared.StreamIdentifier | undefined): string {
  const name = Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');
  if (name === '') throw invalidArgument("'stream' must not be empty");
  return name;
}

/** What an event consists of on its way in, in appends as in batches. */
interface ProposedMessage {
  getId(): shared.UUID | undefined;
  getMetadataMap(): { get(key: string): string | undefined };
  getData_asU8(): Uint8Array;
  getCustomMetadata_asU8(): Uint8Array;
}

export function proposedEventOf(message: ProposedMessage): ProposedEvent {
  const metadata = message.getMetadataMap();
  const type = metadata.get('type');
  if (type === undefined) throw missingMetadata('type');
  const contentType = metadata.get('content-type');
  if (contentType === undefined) throw missingMetadata('content-type');
  return {
    id: uuidOf(message.getId()) ?? randomUUID(),
    type,
    isJson: contentType === 'application/json',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

/** @throws RpcError if what is there is not a UUID */
export function uuidOf(uuid: shared.UUID | undefined): string | undefined {
  const structured = uuid?.getStructured();
  if (structured) {
    const high = BigInt.asUintN(64, BigInt(structured.getMostSignificantBits()));
    const low = BigInt.asUintN(64, BigInt(structured.getLeastSignificantBits()));
    return hyphenated(high.toString(16).padStart(16, '0') + low.toString(16).padStart(16, '0'));
  }
  if (!uuid?.hasString()) return undefined;
  const digits = uuid.getString().replaceAll('-', '').toLowerCase();
  if (!/^[0-9a-f]{32}$/.test(digits)) throw invalidArgument(`'${uuid.getString()}' is not a valid UUID`);
  return hyphenated(digits);
}

const hyphenated = (digits: string): string =>
  digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** What the limit of an append counts of an event, in bytes. */
export const sizeOf = ({ type, data, metadata }: ProposedEvent): number =>
  data.length + metadata.length + 2 * type.length;
