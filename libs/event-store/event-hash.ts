import { canonicalJson, leafHash } from '#transparency-log';
import { type RecordedEvent } from './recorded-event.js';

/** What its hash is made of: all of it but its position, which is its store's, and changes when it is copied. */
export type HashedEvent = Omit<RecordedEvent, 'position'>;

/**
 * The hash of an event as it is stored: of a leaf (RFC 9162, 2.1.1), of the canonical form (RFC 8785) of
 * `{stream, revision, eventId, type, data, metadata}`, without `metadata.hash`, where it is written down.
 * @returns standard base64
 * @throws NotCanonical, UnreadableEvent
 */
export function eventHash(event: HashedEvent): string {
  return leafHash(canonicalForm(event)).toString('base64');
}

/** What is hashed: an entry of a transparency log. @throws NotCanonical, UnreadableEvent */
export function canonicalForm({ stream, revision, eventId, type, data, metadata }: HashedEvent): string {
  return canonicalJson({ stream, revision, eventId, type, data, metadata: { ...metadata, hash: undefined } });
}

/** The hash that was written down with an event: none where it was recorded before there were any. */
export function hashOf({ metadata: { hash } }: Pick<RecordedEvent, 'metadata'>): string | undefined {
  return typeof hash === 'string' ? hash : undefined;
}

/** The event with its hash, and that of the event before it. */
export function linked<Event extends HashedEvent>(
  event: Event,
  { hash: previousHash, isChained }: Link,
): Event {
  const chainedFrom = isChained ? undefined : event.revision;
  const metadata = { ...event.metadata, previousHash, chainedFrom };
  return { ...event, metadata: { ...metadata, hash: eventHash({ ...event, metadata }) } };
}

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
