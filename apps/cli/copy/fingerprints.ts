import { createHash } from 'node:crypto';
import { type RecordedEvent } from '#event-store';

/** A stream in short: how many events it has, and a hash that nothing in any of them can change without changing. */
export interface Fingerprint {
  readonly events: number;
  readonly hash: Buffer;
}

const NOTHING: Fingerprint = { events: 0, hash: Buffer.alloc(0) };

/** What an event is wherever it is kept; only its position is the store's own. */
export const contentOf = ({ revision, eventId, type, data, metadata }: RecordedEvent): string =>
  JSON.stringify([revision, eventId, type, data, metadata]);

/** Fingerprints of streams, as far as their events have passed by. Each stream's events come in its order. */
export class Fingerprints {
  private readonly byStream = new Map<string, Fingerprint>();
  private counted = 0;

  get events(): number {
    return this.counted;
  }

  get streams(): ReadonlyMap<string, Fingerprint> {
    return this.byStream;
  }

  of(stream: string): Fingerprint {
    return this.byStream.get(stream) ?? NOTHING;
  }

  /** @returns the stream's, with this event */
  add(event: RecordedEvent): Fingerprint {
    const { events, hash } = this.of(event.stream);
    const next = createHash('sha256').update(hash).update(contentOf(event)).digest();
    const fingerprint = { events: events + 1, hash: next };
    this.byStream.set(event.stream, fingerprint);
    this.counted += 1;
    return fingerprint;
  }

  /** Of all streams, in whichever order their events lie in the store: the same events, the same digest. */
  digest(): string {
    const lines = [...this.byStream].map(
      ([stream, { events, hash }]) => `${JSON.stringify(stream)} ${events} ${hash.toString('hex')}\n`,
    );
    return createHash('sha256').update(lines.sort().join('')).digest('hex');
  }
}
