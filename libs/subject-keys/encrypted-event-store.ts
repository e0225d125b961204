import {
  type Appended,
  type EventStore,
  EventStoreUnavailable,
  type ExpectedRevision,
  type JsonObject,
  type NewEvent,
  type ReadStreamOptions,
  type RecordedEvent,
  type Snapshot,
  type SubscribeOptions,
  type SubscriptionMessage,
  UnreadableEvent,
} from '#event-store';

import { decrypt, encrypt } from './encrypted-text.js';
import { KeyCache, type ScopeKeys } from './key-cache.js';
import { decryptedTexts, encryptedTexts, MissingKey, type PersonalTexts } from './personal-texts.js';
import { type SubjectKeyStore } from './subject-key-store.js';

/** Whose snapshots are: what is in them is everybody's, so every erasure in the scope destroys their key. */
export const SNAPSHOTS = 'snapshots';

/**
 * The same store, in which personal texts are encrypted, each with its subject's key: whoever uses it sees the texts,
 * or when they were erased. What was stored in plain text is read as it is.
 * @param keys is closed with the store
 */
export function encrypting(store: EventStore, keys: SubjectKeyStore, texts: PersonalTexts): EventStore {
  return new EncryptedEventStore(store, keys, texts);
}

class EncryptedEventStore implements EventStore {
  private readonly cache: KeyCache;
  /** Appends reach the store in the order in which they came, though some wait for keys. */
  private prepared: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly store: EventStore,
    private readonly keys: SubjectKeyStore,
    private readonly texts: PersonalTexts,
  ) {
    this.cache = new KeyCache(keys);
  }

  async append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Appended> {
    const scope = this.texts.scopeOf(stream);
    if (scope === undefined) return this.store.append(stream, events, expected);
    const known = this.cache.known(scope);
    const subjects = events.flatMap((event) => this.subjectsOf(event));
    // At once, where that can be, because the caller may change the events from now on.
    const encrypt = known?.has(subjects)
      ? this.encryptedSince(known, this.encrypted(events, stream, scope, known))
      : this.encryptedWithNewKeys(structuredClone(events), stream, scope, subjects);
    const encrypted = this.prepared.then(encrypt);
    this.prepared = encrypted.catch(() => undefined);
    return this.store.append(stream, await encrypted, expected);
  }

  async *readStream(stream: string, options?: ReadStreamOptions): AsyncGenerator<RecordedEvent> {
    await this.cache.refresh();
    for await (const event of this.store.readStream(stream, options)) yield await this.decrypted(event);
  }

  async *readAll(...options: Parameters<EventStore['readAll']>): AsyncGenerator<RecordedEvent> {
    await this.cache.refresh();
    for await (const event of this.store.readAll(...options)) yield await this.decrypted(event);
  }

  async *subscribe(options: SubscribeOptions): AsyncGenerator<SubscriptionMessage> {
    let mayBeStale = true;
    for await (const message of this.store.subscribe(options)) {
      if (message.kind === 'event') {
        if (mayBeStale) await this.cache.refresh();
        yield { kind: 'event', event: await this.decrypted(message.event) };
      } else yield message;
      // It may have waited since.
      mayBeStale = message.kind === 'caught-up';
    }
  }

  async readSnapshot(stream: string, name: string): Promise<Snapshot | undefined> {
    const snapshot = await this.store.readSnapshot(stream, name);
    const scope = this.texts.scopeOf(stream);
    if (scope === undefined || snapshot === undefined) return snapshot;
    await this.cache.refresh();
    const [id = '', text = ''] = snapshot.text.split(' ', 2);
    const secret = (this.cache.known(scope) ?? (await this.cache.read(scope))).byId.get(id)?.secret;
    // One of before a key was destroyed, or from before snapshots were encrypted, is none any more.
    return secret && { revision: snapshot.revision, text: decrypt(text, secret, `${stream}\n${name}`) };
  }

  async writeSnapshot(stream: string, name: string, { revision, text }: Snapshot): Promise<void> {
    const scope = this.texts.scopeOf(stream);
    if (scope === undefined) return this.store.writeSnapshot(stream, name, { revision, text });
    await this.cache.refresh();
    const key = (await this.cache.withKeysFor(scope, [SNAPSHOTS])).of(SNAPSHOTS);
    if (key?.secret === undefined) return undefined;
    const encrypted = `${key.id} ${encrypt(text, key.secret, `${stream}\n${name}`)}`;
    return this.store.writeSnapshot(stream, name, { revision, text: encrypted });
  }

  identity(): Promise<string> {
    return this.store.identity();
  }

  ready(): Promise<void> {
    return this.store.ready();
  }

  lastPosition(...filter: Parameters<EventStore['lastPosition']>): Promise<string | undefined> {
    return this.store.lastPosition(...filter);
  }

  async close(): Promise<void> {
    await this.prepared;
    await this.store.close();
    await this.keys.close();
  }

  /** What was encrypted with keys that nobody has destroyed since. */
  private encryptedSince(keys: ScopeKeys, events: NewEvent[]): () => Promise<NewEvent[]> {
    return async () => {
      await this.cache.refresh();
      if (!this.cache.isCurrent(keys))
        throw new EventStoreUnavailable('Keys were destroyed while an append was under way: try again.');
      return events;
    };
  }

  private encryptedWithNewKeys(
    events: readonly NewEvent[],
    stream: string,
    scope: string,
    subjects: readonly string[],
  ): () => Promise<NewEvent[]> {
    return async () => {
      await this.cache.refresh();
      return this.encrypted(events, stream, scope, await this.cache.withKeysFor(scope, subjects));
    };
  }

  private encrypted(events: readonly NewEvent[], stream: string, scope: string, keys: ScopeKeys): NewEvent[] {
    return events.map((event) => {
      const { eventId } = event;
      const { data, metadata } = encryptedTexts(this.texts, event, { scope, stream, eventId }, keys);
      return { ...event, data, metadata };
    });
  }

  private subjectsOf(event: NewEvent): string[] {
    const subjects: string[] = [];
    this.texts.replace(event, (text, _path, subject) => {
      if (typeof text === 'string') subjects.push(subject);
      return text;
    });
    return subjects;
  }

  private async decrypted(event: RecordedEvent): Promise<RecordedEvent> {
    const scope = this.texts.scopeOf(event.stream);
    if (scope === undefined) return event;
    if (this.texts.isErasure(event)) await this.cache.refresh();
    const known = this.cache.known(scope) ?? (await this.cache.read(scope));
    try {
      try {
        return decryptedTexts(this.texts, event, scope, known);
      } catch (error) {
        // Another process may have made it since.
        if (!(error instanceof MissingKey)) throw error;
        return decryptedTexts(this.texts, event, scope, await this.cache.read(scope));
      }
    } catch (error) {
      // One that is damaged below says so itself when it is asked for its data.
      return error instanceof UnreadableEvent ? event : unreadable(event, error);
    }
  }
}

function unreadable(event: RecordedEvent, cause: unknown): RecordedEvent {
  const { eventId, type, metadata, stream, revision, position } = event;
  return {
    eventId,
    type,
    metadata,
    stream,
    revision,
    position,
    get data(): JsonObject {
      throw new UnreadableEvent(event, { cause });
    },
  };
}
