import { type EventStore, type NewEvent, WrongExpectedRevision } from '#event-store';
import { appendSurely } from '../handle-command/record.js';
import { type Clock, type Identity } from '../shared/identity.js';
import { type Access, RECORDS_READ, auditStreamOf } from './access.js';

const SCHEMA_VERSION = 1;

/** How many entries go into one append, at most. */
const MOST_AT_ONCE = 100;

/** Where an entry stands. */
export interface Audited {
  readonly stream: string;
  readonly revision: number;
}

interface Waiting {
  readonly access: Access;
  readonly by: { readonly caller: string; readonly correlationId: string };
  readonly resolve: (audited: Audited) => void;
  readonly reject: (error: unknown) => void;
}

interface Head {
  readonly stream: string;
  /** -1: there is no entry yet. */
  readonly revision: number;
  readonly recordedAt: string;
}

export interface AuditTrailDependencies {
  readonly store: Pick<EventStore, 'append' | 'readStream'>;
  readonly identity: Identity;
  readonly now: Clock;
}

/**
 * Records who was handed out what. The entries are events like any other, chained and in the log, in a stream for each
 * month, so that none grows without end. Those that come while one is being appended are appended together.
 */
export class AuditTrail {
  private waiting: Waiting[] = [];
  private isAppending = false;
  private head: Head | undefined;

  constructor(private readonly dependencies: AuditTrailDependencies) {}

  /**
   * To be waited for before anything is handed out.
   * @throws EventStoreUnavailable, and whatever else an append throws: then nothing may be handed out
   */
  record(access: Access, by: Waiting['by']): Promise<Audited> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ access, by, resolve, reject });
      if (!this.isAppending) void this.appendAll();
    });
  }

  private async appendAll(): Promise<void> {
    this.isAppending = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, MOST_AT_ONCE);
      try {
        const { stream, revision } = await this.append(batch);
        for (const [index, { resolve }] of batch.entries()) resolve({ stream, revision: revision + index });
      } catch (error) {
        this.head = undefined;
        for (const { reject } of batch) reject(error);
      }
    }
    this.isAppending = false;
  }

  /** @returns where the first of them stands */
  private async append(batch: readonly Waiting[]): Promise<Audited> {
    const now = this.dependencies.now();
    const stream = auditStreamOf(now);
    const ids = batch.map(() => this.dependencies.identity.fresh());
    for (;;) {
      const head = await this.headOf(stream);
      // The time of recording never goes back within a stream.
      const recordedAt = head.recordedAt > now ? head.recordedAt : now;
      const events = batch.map((waiting, index) => toEvent(waiting, ids[index] ?? '', recordedAt));
      const expected = head.revision === -1 ? 'no-stream' : head.revision;
      try {
        const { revision } = await appendSurely(this.dependencies.store, stream, events, expected);
        this.head = { stream, revision, recordedAt };
        return { stream, revision: revision - batch.length + 1 };
      } catch (error) {
        // Another process was faster.
        if (!(error instanceof WrongExpectedRevision)) throw error;
        this.head = undefined;
      }
    }
  }

  private async headOf(stream: string): Promise<Head> {
    if (this.head?.stream === stream) return this.head;
    const last = { direction: 'backwards', limit: 1 } as const;
    for await (const { revision, metadata } of this.dependencies.store.readStream(stream, last))
      return { stream, revision, recordedAt: String(metadata['recordedAt']) };
    return { stream, revision: -1, recordedAt: '' };
  }
}

function toEvent({ access, by }: Waiting, eventId: string, recordedAt: string): NewEvent {
  const { caller, correlationId } = by;
  return {
    eventId,
    type: RECORDS_READ,
    data: { ...access },
    metadata: {
      schemaVersion: SCHEMA_VERSION,
      occurredOn: recordedAt,
      recordedBy: caller,
      correlationId,
      causationId: correlationId,
      recordedAt,
    },
  };
}
