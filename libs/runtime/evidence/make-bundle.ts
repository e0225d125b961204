import { createHash } from 'node:crypto';
import { type Access, type AuditTrail, type Clock } from '#application';
import { defined, isEventType, streamOf, UnknownAlliance } from '#domain';
import { type EventStore, eventHash, hashOf, type RecordedEvent } from '#event-store';
import { EVENT_BODIES, jsonSchemas } from '#intake';
import { type SubjectKey } from '#subject-keys';
import { canonicalJson } from '#transparency-log';
import { type LogState } from '../log/checkpoint-stream.js';
import { LogUnusable } from '../log/log-unusable.js';
import { type ProofsIn } from '../log/transparency-log.js';
import { FORMAT, type LeftOut, type Manifest } from './bundle-format.js';

/** The log, as far as a bundle needs it. */
export interface ProvingLog {
  seal(): Promise<string>;
  state(): Promise<Pick<LogState, 'keys' | 'checkpoint' | 'witnessed'> | undefined>;
  proofsIn(checkpoint: string): Promise<ProofsIn>;
}

export interface EvidenceSources {
  /** The events as they are stored. */
  readonly stored: Pick<EventStore, 'readStream'>;
  readonly log: ProvingLog;
  readonly audit: Pick<AuditTrail, 'record'>;
  /** The keys of an alliance's personal texts, destroyed ones included. */
  readonly keysIn: (allianceId: string) => Promise<readonly SubjectKey[]>;
  readonly now: Clock;
}

/** Who asks for a bundle, which way, and why. */
export interface Asker extends Pick<Access, 'through' | 'purpose'> {
  readonly caller: string;
  readonly correlationId: string;
}

/**
 * The evidence of an alliance, line by line: see `bundle-format`. That it was made is recorded, with the hash of what it
 * says of itself, and sealed in the log, before the first line is handed out.
 * @throws UnknownAlliance, EventStoreUnavailable, UnreadableEvent, LogUnusable
 */
export async function makeBundle(
  allianceId: string,
  { through, purpose, ...by }: Asker,
  sources: EvidenceSources,
): Promise<AsyncIterable<string>> {
  const { stored, log, audit } = sources;
  // A log that signs nothing is found out before anything is recorded; one that is new has a key then.
  await log.seal();
  const keys = ((await log.state())?.keys ?? []).map(({ verifierKey }) => verifierKey);
  const { manifest, types } = await survey(allianceId, keys, sources);
  const subjectKeys = await sources.keysIn(allianceId);
  const head = [
    { ...manifest, leftOut: [...LEFT_OUT, ...subjectKeys.flatMap(erased)] },
    ...types.flatMap(schemaLine),
    ...subjectKeys.flatMap(keyLine),
  ].map(lineOf);
  const digest = createHash('sha256').update(head.join('')).digest('base64');
  const access: Access = defined({
    what: 'evidence' as const,
    through,
    allianceId,
    purpose,
    manifest: digest,
  });
  const place = await audit.record(access, by);
  const entry = await eventAt(stored, place.stream, place.revision);
  const { checkpoint, proofs, proof } = await sealed(entry, log);
  return (async function* lines() {
    yield* head;
    yield lineOf({ checkpoint });
    yield lineOf({ attestation: withoutPosition(entry), proof });
    for await (const event of stored.readStream(manifest.stream)) {
      // What was recorded since is of another bundle.
      if (event.revision >= manifest.events) return;
      yield lineOf({ event: withoutPosition(event), proof: await proofs(event.position) });
    }
  })();
}

const LEFT_OUT: readonly LeftOut[] = [
  {
    what: 'events of other alliances',
    why: 'they are not asked for: the log proves that they are there, and not what they say',
  },
  { what: 'positions of events', why: 'they are of the store, and change when events are copied' },
  { what: 'read models and figures', why: 'they follow from the events, and anybody can compute them anew' },
];

const erased = ({ id, destroyedAt }: SubjectKey): LeftOut[] =>
  destroyedAt === undefined
    ? []
    : [{ what: `texts under the key ${id}`, why: `they were erased on ${destroyedAt}` }];

const keyLine = ({ id, secret }: SubjectKey): object[] =>
  secret === undefined ? [] : [{ key: id, secret: Buffer.from(secret).toString('base64') }];

function schemaLine(type: string): object[] {
  if (!isEventType(type) || !(type in EVENT_BODIES)) return [];
  const body = EVENT_BODIES[type];
  const jsonSchema = {
    $ref: `#/components/schemas/${body.name}`,
    components: { schemas: jsonSchemas([body]) },
  };
  return [{ schema: type, jsonSchema }];
}

const lineOf = (value: object): string => `${canonicalJson(value)}\n`;

function withoutPosition(event: RecordedEvent): Omit<RecordedEvent, 'position'> {
  const { stream, revision, eventId, type, data, metadata } = event;
  return { stream, revision, eventId, type, data, metadata };
}

/** Reads all events once: how many there are, of what types, and the hash of the last. @throws UnknownAlliance */
async function survey(
  allianceId: string,
  keys: readonly string[],
  { stored, now }: EvidenceSources,
): Promise<{ readonly manifest: Omit<Manifest, 'leftOut'>; readonly types: readonly string[] }> {
  const stream = streamOf(allianceId);
  const types = new Set<string>();
  let last: RecordedEvent | undefined;
  let chainedFrom: number | undefined;
  for await (last of stored.readStream(stream)) {
    types.add(last.type);
    if (hashOf(last) !== undefined) chainedFrom ??= last.revision;
  }
  if (last === undefined) throw new UnknownAlliance(allianceId);
  const manifest = defined({
    bundle: FORMAT,
    allianceId,
    stream,
    madeAt: now(),
    events: last.revision + 1,
    head: hashOf(last) ?? eventHash(last),
    chainedFrom,
    keys,
  });
  return { manifest, types: [...types].sort() };
}

/** Another one may have begun to seal before the entry was recorded. */
const MOST_SEALS = 10;

/** A checkpoint that has an event: the one with most cosignatures that does. @throws LogUnusable */
async function sealed(
  { position }: RecordedEvent,
  log: ProvingLog,
): Promise<{ readonly checkpoint: string; readonly proofs: ProofsIn; readonly proof: string }> {
  for (let seals = 0; seals < MOST_SEALS; seals += 1) {
    const note = await log.seal();
    const state = await log.state();
    for (const checkpoint of [state?.witnessed, state?.checkpoint, note]) {
      if (checkpoint === undefined) continue;
      const proofs = await log.proofsIn(checkpoint);
      const proof = await proofs(position);
      if (proof !== undefined) return { checkpoint, proofs, proof };
    }
  }
  throw new LogUnusable('The log did not seal what was recorded.');
}

async function eventAt(
  stored: EvidenceSources['stored'],
  stream: string,
  revision: number,
): Promise<RecordedEvent> {
  for await (const event of stored.readStream(stream, { from: revision, limit: 1 })) return event;
  throw new RangeError(`There is no event ${revision} in ${stream}.`);
}
