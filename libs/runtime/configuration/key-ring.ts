import { createHash, timingSafeEqual } from 'node:crypto';
import { type ApiKey, readApiKeys } from './api-keys.js';

/** How often the file is looked at: so long a key that was removed may go on being taken. */
const LOOK_MS = 1_000;

/** The API keys that are good at the moment. */
export class KeyRing {
  private entries: readonly { readonly key: ApiKey; readonly digest: Buffer }[] = [];

  constructor(keys: readonly ApiKey[]) {
    this.replace(keys);
  }

  /** Whether a key is needed at all. */
  get isNeeded(): boolean {
    return this.entries.length > 0;
  }

  /** Takes as long for a secret that is nearly right as for any other, wherever in the file its key stands. */
  find(secret: string): ApiKey | undefined {
    const digest = createHash('sha256').update(secret).digest();
    let found: ApiKey | undefined;
    for (const entry of this.entries) if (timingSafeEqual(entry.digest, digest)) found = entry.key;
    return found;
  }

  /**
   * Takes the keys of a file whenever they change. Where something is wrong with it, the keys stay as they are. It
   * is read over and over, for it may be replaced, or be a link that comes to lead elsewhere: nobody is told of that.
   * @returns how to stop
   */
  follow(file: string, report: (problems: readonly string[]) => void): () => void {
    let seen = JSON.stringify({ keys: this.entries.map(({ key }) => key), problems: [] });
    const look = (): void => {
      const found = readApiKeys(file);
      const now = JSON.stringify(found);
      if (now === seen) return;
      seen = now;
      if (found.problems.length === 0) this.replace(found.keys);
      report(found.problems);
    };
    const looking = setInterval(look, LOOK_MS).unref();
    return () => clearInterval(looking);
  }

  private replace(keys: readonly ApiKey[]): void {
    this.entries = keys.map((key) => ({ key, digest: Buffer.from(key.sha256, 'hex') }));
  }
}
