import { type RecordedEvent } from '#event-store';

/**
 * Whose a key is. A CloudEvent is the same, whoever delivers it: its source and id, which a tab divides, are
 * anybody's key (null). Every other key, in which there is no tab, is its caller's own.
 */
export function ownerOf(key: string | undefined, caller: string): string | null {
  return key?.includes('\t') === true ? null : caller;
}

/** A key with whose it is, under which a request for an alliance may be repeated. */
export function scopedKey(caller: string, key: string): string {
  return `${ownerOf(key, caller) ?? ''}\n${key}`;
}

/** The key that an event was recorded under, with whose it is. */
export function scopedKeyOf({ metadata }: Pick<RecordedEvent, 'metadata'>): string | undefined {
  const { recordedBy, idempotencyKey } = metadata;
  if (typeof recordedBy !== 'string' || typeof idempotencyKey !== 'string') return undefined;
  return scopedKey(recordedBy, idempotencyKey);
}
