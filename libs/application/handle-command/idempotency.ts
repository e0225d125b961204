import { readInstant } from '#domain';
import { type RecordedEvent } from '#event-store';
import { type Identity } from '../shared/identity.js';
import { type CommandContext, type IdempotencyKey, type Recorded } from './command-context.js';
import { type CommandStore } from './command-store.js';
import { IdempotencyKeyReused } from './errors.js';

/**
 * Whose a key is. A CloudEvent is the same, whoever delivers it: its source and id, which a tab divides, are
 * anybody's key (null). Every other key, in which there is no tab, is its caller's own.
 */
function ownerOf(key: string | undefined, caller: string): string | null {
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

/**
 * The id of each event of a command, by its index: from the key and what is asked for under it, where there is
 * a key, so that a repeat has the same, and nothing else has.
 */
export function eventIds(
  identity: Identity,
  stream: string,
  context: CommandContext,
): (index: number) => string {
  const { caller, idempotency } = context;
  const ids: string[] = [];
  const idAt = (index: number): string => {
    if (idempotency === undefined) return identity.fresh();
    const { key, requestHash: hash } = idempotency;
    return identity.named(JSON.stringify(['event', ownerOf(key, caller), stream, key, hash, index]));
  };
  return (index) => (ids[index] ??= idAt(index));
}

/** Makes an id for something a command creates: from the key, where there is one. */
export function madeId(
  identity: Identity,
  caller: string,
  key: string | undefined,
  allianceId?: string,
): string {
  return key === undefined
    ? identity.fresh()
    : identity.named(JSON.stringify(['id', ownerOf(key, caller), allianceId ?? null, key]));
}

/**
 * What recognises a repeated request: the same for the same JSON, whatever the order of its fields and however it
 * writes an instant. (Who passes an event on may write its `time` anew.)
 */
export function requestHash(identity: Identity, request: unknown): string {
  return identity.digest(JSON.stringify(request, canonical));
}

function canonical(_key: string, value: unknown): unknown {
  if (typeof value === 'string') return readInstant(value)?.canonical ?? value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The answer that this command got when it was first sent, if it was.
 * @param keyed the revision of the first event recorded under each key: see `scopedKey`
 * @throws IdempotencyKeyReused
 */
export async function firstAnswer(
  store: CommandStore,
  stream: string,
  keyed: ReadonlyMap<string, number>,
  caller: string,
  { key, requestHash: hash }: IdempotencyKey,
): Promise<Omit<Recorded, 'allianceId'> | undefined> {
  const scoped = scopedKey(caller, key);
  const revision = keyed.get(scoped);
  if (revision === undefined) return undefined;
  const recorded: RecordedEvent[] = [];
  for await (const event of store.readStream(stream, { from: revision })) {
    if (scopedKeyOf(event) !== scoped) break;
    recorded.push(event);
  }
  const last = recorded.at(-1);
  if (last === undefined) return undefined;
  if (last.metadata['requestHash'] !== hash) throw new IdempotencyKeyReused(key, last.eventId);
  return {
    revision: last.revision,
    position: last.position,
    events: recorded.map((event) => ({ eventId: event.eventId, type: event.type, revision: event.revision })),
    repeated: true,
  };
}
