import { randomUUID } from 'node:crypto';
import { checkWrite, type ExpectedRevision } from './check-write.js';
import { type Log } from './log.js';
import { ALL_TRUNCATED, isSoftDeleted, METADATA_TYPE, metastreamOf, rawMetadataOf } from './metadata.js';
import { RecentEvents } from './recent-events.js';
import { TOMBSTONE_REVISION, type LogRecord, type Position, type ProposedEvent } from './record.js';

export type Written =
  | {
      readonly kind: 'written';
      /** Of the stream, afterwards: −1 if it has no events. */
      readonly revision: bigint;
      /** Of the last event; none without events. */
      readonly position: Position | undefined;
    }
  | { readonly kind: 'wrong-revision'; readonly actual: bigint }
  | { readonly kind: 'deleted' };

const NOTHING = new Uint8Array();

/** What can be done to the log, each all or none. */
export class Writes {
  private readonly log: Log;
  private readonly recent = new RecentEvents();

  constructor(log: Log) {
    this.log = log;
  }

  append(stream: string, expected: ExpectedRevision, events: readonly ProposedEvent[]): Written {
    const ids = events.map((event) => event.id);
    const verdict = checkWrite(this.log, this.recent, stream, expected, ids);
    const current = this.log.lastRevision(stream);
    switch (verdict.kind) {
      case 'deleted':
        return verdict;
      case 'wrong-revision':
        return { kind: 'wrong-revision', actual: current };
      case 'written-before': {
        const position = this.log.stream(stream)[Number(verdict.last)]?.position;
        return { kind: 'written', revision: verdict.last, position };
      }
      case 'new': {
        const softDeleted = isSoftDeleted(this.log, stream);
        const records = this.write(stream, events, current + 1n);
        if (softDeleted) this.revive(stream, current + 1n);
        return {
          kind: 'written',
          revision: this.log.lastRevision(stream),
          position: records.at(-1)?.position,
        };
      }
    }
  }

  /** Hides all events of a stream; it can be written to again, and goes on counting where it was. */
  delete(stream: string, expected: ExpectedRevision): Written {
    const refused = this.refuseDeletion(stream, expected);
    if (refused) return refused;
    const metastream = metastreamOf(stream);
    const exists = this.log.lastRevision(stream) >= 0n || this.log.lastRevision(metastream) >= 0n;
    if (!exists) return { kind: 'wrong-revision', actual: -1n };
    return this.writeMetadata(stream, ALL_TRUNCATED);
  }

  /** Ends a stream for good. */
  tombstone(stream: string, expected: ExpectedRevision): Written {
    const refused = this.refuseDeletion(stream, expected);
    if (refused) return refused;
    const event = {
      id: randomUUID(),
      type: '$streamDeleted',
      isJson: false,
      data: NOTHING,
      metadata: NOTHING,
    };
    const [record] = this.write(stream, [event], TOMBSTONE_REVISION);
    return { kind: 'written', revision: TOMBSTONE_REVISION, position: record?.position };
  }

  private refuseDeletion(stream: string, expected: ExpectedRevision): Written | undefined {
    const { kind } = checkWrite(this.log, this.recent, stream, expected, []);
    if (kind === 'deleted') return { kind };
    return kind === 'wrong-revision' ? { kind, actual: this.log.lastRevision(stream) } : undefined;
  }

  /** A stream that was deleted softly shows its events again, from the new ones on. */
  private revive(stream: string, firstRevision: bigint): void {
    const metadata = { ...rawMetadataOf(this.log, stream), $tb: Number(firstRevision) };
    this.writeMetadata(stream, JSON.stringify(metadata));
  }

  private writeMetadata(stream: string, json: string): Written {
    const metastream = metastreamOf(stream);
    const revision = this.log.lastRevision(metastream) + 1n;
    const data = Buffer.from(json);
    const event = { id: randomUUID(), type: METADATA_TYPE, isJson: true, data, metadata: NOTHING };
    const [record] = this.write(metastream, [event], revision);
    return { kind: 'written', revision, position: record?.position };
  }

  private write(stream: string, events: readonly ProposedEvent[], firstRevision: bigint): LogRecord[] {
    const records = this.log.write(stream, events, firstRevision);
    this.recent.remember(records);
    return records;
  }
}
