/** Where ids and digests come from: there is no chance in here. */
export interface Identity {
  /** A new UUID, version 7. */
  fresh(): string;
  /** A UUID, version 5: the same for the same name. */
  named(name: string): string;
  /** SHA-256, as hexadecimal digits. */
  digest(text: string): string;
}

/** Now: an instant, ISO 8601, UTC, with milliseconds. */
export type Clock = () => string;
