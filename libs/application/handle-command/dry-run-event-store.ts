import {
  type Appended,
  type ExpectedRevision,
  type NewEvent,
  type ReadStreamOptions,
  type RecordedEvent,
  type Snapshot,
  WrongExpectedRevision,
} from '#event-store';
import { type CommandStore } from './command-store.js';
import { DryRunTooLarge } from './errors.js';

/**
 * Events on top of those in a store, held in memory only: commands handled on it get the answers they would
 * get in earnest, each after the ones before it, and nothing is recorded. Positions are left empty: only a
 * store can give them.
 */
export class DryRunEventStore implements CommandStore {
  /** By stream, from the revision on that follows what the store had. */
  private readonly added = new Map<string, RecordedEvent[]>();
  private size = 0;

  constructor(
    private readonly store: CommandStore,
    /** How many events it holds, at most. */
    private readonly maxEvents = Infinity,
  ) {}

  /** @throws WrongExpectedRevision, DryRunTooLarge */
  async append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Appended> {
    const added = this.added.get(stream) ?? [];
    const last = added.at(-1)?.revision ?? (typeof expected === 'number' ? expected : -1);
    if (typeof expected === 'number' ? expected !== last : last !== -1)
      throw new WrongExpectedRevision(stream, expected, last);
    this.size += events.length;
    if (this.size > this.maxEvents) throw new DryRunTooLarge(this.maxEvents);
    events.forEach((event, index) =>
      added.push({ ...event, stream, revision: last + 1 + index, position: '' }),
    );
    this.added.set(stream, added);
    return { revision: last + events.length, position: '' };
  }

  /** Those of the store hold: what is added comes after them. */
  async readSnapshot(stream: string, name: string): Promise<Snapshot | undefined> {
    return this.added.has(stream) ? undefined : this.store.readSnapshot?.(stream, name);
  }

  async *readStream(stream: string, { from = 0 }: ReadStreamOptions = {}): AsyncGenerator<RecordedEvent> {
    const added = this.added.get(stream) ?? [];
    const begins = added[0]?.revision ?? Infinity;
    if (from < begins)
      for await (const event of this.store.readStream(stream, { from })) {
        if (event.revision >= begins) break;
        yield event;
      }
    yield* added.filter(({ revision }) => revision >= from);
  }
}
