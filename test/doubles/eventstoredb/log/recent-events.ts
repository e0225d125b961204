import { type LogRecord } from './record.js';

/** How many events a server of the usual size remembers. */
const REMEMBERED = 100_000;

/** The ids of the latest events, which the server keeps in memory only: a restart forgets them. */
export class RecentEvents {
  private readonly events = new Map<string, { readonly stream: string; readonly revision: bigint }>();

  remember(records: readonly LogRecord[]): void {
    for (const { id, stream, revision } of records) {
      this.events.delete(id);
      this.events.set(id, { stream, revision });
    }
    for (const id of this.events.keys()) {
      if (this.events.size <= REMEMBERED) break;
      this.events.delete(id);
    }
  }

  revisionOf(stream: string, id: string): bigint | undefined {
    const event = this.events.get(id);
    return event?.stream === stream ? event.revision : undefined;
  }
}
