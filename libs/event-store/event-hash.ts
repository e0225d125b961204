import { canonicalJson, leafHashOfText } from '#transparency-log';
import { type Json, type NewEvent, type RecordedEvent } from './recorded-event.js';

/** What its hash is made of: all of it but its position, which is its store's, and changes when it is copied. */
export type HashedEvent = Omit<RecordedEvent, 'position'>;

/**
 * The hash of an event as it is stored: of a leaf (RFC 9162, 2.1.1), of the canonical form (RFC 8785) of
 * `{stream, revision, eventId, type, data, metadata}`, without `metadata.hash`, where it is written down.
 * @returns standard base64
 * @throws NotCanonical, UnreadableEvent
 */
export function eventHash(event: HashedEvent): string {
  return leafHashOfText(canonicalForm(event));
}

/** What is hashed: an entry of a transparency log. @throws NotCanonical, UnreadableEvent */
export function canonicalForm({ stream, revision, eventId, type, data, metadata }: HashedEvent): string {
  const { hash } = metadata;
  const hashed = hash === undefined ? metadata : { ...metadata, hash: undefined };
  // The names are in their order already: that is one object less to sort for each append.
  return (
    `{"data":${canonicalJson(data)},"eventId":${canonicalJson(eventId)},"metadata":${canonicalJson(hashed)},` +
    `"revision":${revision},"stream":${canonicalJson(stream)},"type":${canonicalJson(type)}}`
  );
}

/** The hash that was written down with an event: none where it was recorded before there were any. */
export function hashOf({ metadata: { hash } }: Pick<RecordedEvent, 'metadata'>): string | undefined {
  return typeof hash === 'string' ? hash : undefined;
}

/** An event with its hash, and that of the event before it. */
export function linked(
  { eventId, type, data, metadata: given }: NewEvent,
  stream: string,
  { revision: before, hash: previousHash, isChained }: Link,
): HashedEvent {
  const revision = before + 1;
  const chainedFrom = isChained ? undefined : revision;
  const metadata: Metadata = { ...given, previousHash, chainedFrom, hash: undefined };
  const event = { stream, revision, eventId, type, data, metadata };
  metadata.hash = eventHash(event);
  return event;
}

type Metadata = Record<string, Json | undefined> & { hash: string | undefined };

/** An event as the next one is chained to it. */
export interface Link {
  readonly revision: number;
  readonly hash: string | undefined;
  /** Whether its hash was written down with it. */
  readonly isChained: boolean;
}

/** Before the first event of a stream. */
export const BEGINNING: Link = { revision: -1, hash: undefined, isChained: true };

export function linkOf(event: HashedEvent): Link {
  const hash = hashOf(event);
  return { revision: event.revision, hash: hash ?? eventHash(event), isChained: hash !== undefined };
}
