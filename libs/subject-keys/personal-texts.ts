import { type JsonObject, type RecordedEvent } from '#event-store';

import { decrypt, encrypt, type EncryptedText, isEncrypted } from './encrypted-text.js';
import { type ScopeKeys } from './key-cache.js';

/** Which texts of events are personal, and whose: what the decorator is told of the domain. */
export interface PersonalTexts {
  /** Where the subjects of a stream's events are who they are; undefined: nothing in it is personal. */
  scopeOf(stream: string): string | undefined;
  /**
   * The same event with each personal text replaced.
   * @param replace is given a text, or what stands in its place; where it stands; and whose it is. What it gives back
   *   unchanged is left as it is.
   */
  replace(event: Said, replace: (value: unknown, path: string, subject: string) => unknown): Said;
  /** Whether a subject has only one text, its name. */
  isName(subject: string): boolean;
  /** What readers see in the place of a text whose key was destroyed. @param at an instant */
  erasedText(at: string): string;
  /** Whether an event says that something was erased. */
  isErasure(event: { readonly type: string }): boolean;
}

/** What an event says, as far as there may be texts in it. */
export interface Said {
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
}

/** Associated data of a text; of a name: the same in all events of its scope. */
const placeOf = (stream: string, eventId: string, path: string): string => `${stream}\n${eventId}\n${path}`;
const placeOfName = (scope: string): string => `${scope}\nname`;

interface Place {
  readonly scope: string;
  readonly stream: string;
  readonly eventId: string;
}

/** Encrypts the texts of one event, with keys that are there for all its subjects. */
export function encryptedTexts(
  texts: PersonalTexts,
  said: Said,
  { scope, stream, eventId }: Place,
  keys: ScopeKeys,
): Said {
  return texts.replace(said, (text, path, subject): unknown => {
    if (typeof text !== 'string') return text;
    const key = keys.of(subject);
    if (key?.secret === undefined) throw new Error(`There is no key for the text at ${path}.`);
    if (!texts.isName(subject))
      return { encrypted: 1, key: key.id, text: encrypt(text, key.secret, placeOf(stream, eventId, path)) };
    const name = keys.encryptedNames.get(key.id) ?? encrypt(text, key.secret, placeOfName(scope));
    keys.encryptedNames.set(key.id, name);
    return { encrypted: 1, key: key.id, name };
  });
}

/** The same event with its texts decrypted, or saying when they were erased. */
export function decryptedTexts(
  texts: PersonalTexts,
  event: RecordedEvent,
  scope: string,
  keys: ScopeKeys,
): RecordedEvent {
  const { stream, eventId } = event;
  const { data, metadata } = texts.replace(event, (value, path) =>
    isEncrypted(value) ? decryptedText(texts, value, path, { scope, stream, eventId }, keys) : value,
  );
  return data === event.data && metadata === event.metadata ? event : { ...event, data, metadata };
}

/** What was encrypted names a key that the store does not have: it belongs to another store, or was lost. */
export class MissingKey extends Error {
  override readonly name = 'MissingKey';
}

function decryptedText(
  texts: PersonalTexts,
  encrypted: EncryptedText,
  path: string,
  { scope, stream, eventId }: Place,
  keys: ScopeKeys,
): string {
  const key = keys.byId.get(encrypted.key);
  if (key?.destroyedAt !== undefined) return texts.erasedText(key.destroyedAt);
  if (key?.secret === undefined) throw new MissingKey(`The store of keys has no key ${encrypted.key}.`);
  if ('text' in encrypted) return decrypt(encrypted.text, key.secret, placeOf(stream, eventId, path));
  const known = keys.decryptedNames.get(encrypted.name);
  if (known !== undefined) return known;
  const name = decrypt(encrypted.name, key.secret, placeOfName(scope));
  keys.decryptedNames.set(encrypted.name, name);
  return name;
}
