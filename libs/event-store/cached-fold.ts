import { LRUCache } from 'lru-cache';
import { type ReadStreamOptions } from './event-store.js';
import { type FoldedEvent, type FoldedStore } from './folded-store.js';
import { type RecordedEvent } from './recorded-event.js';

/** How a state follows from the events of a stream. States are never changed in place. */
export interface Fold<State, Event extends FoldedEvent = RecordedEvent> {
  /** The state after some more events; before the first, there is none. */
  evolve(state: State | undefined, events: readonly Event[]): State | undefined;
  /** The state after all events of a stream, where that is more than to evolve it by them. */
  all?(events: readonly Event[]): State | undefined;
  /** Whether `evolve` threw this because it needs the events before, too: then all are read again. */
  needsEarlierEvents?(error: unknown): boolean;
  /** How many bytes a state takes in memory, roughly. */
  bytesOf(state: State): number;
  /** A smaller state for one that is not used at the moment; it may need the earlier events once more. */
  slim?(state: State): State;
  readonly snapshots?: SnapshotFormat<State>;
}

/** How states are written down. */
export interface SnapshotFormat<State> {
  /** Ends in a version, which changes with what is written down and with what events do to a state. */
  readonly name: string;
  write(state: State): string;
  /** Undefined, or an error, for a text that it does not understand. */
  read(text: string): State | undefined;
}

/** A state, and how far it has got. */
export interface Folded<State> {
  /** Undefined while nothing was recorded. */
  readonly state: State | undefined;
  /** Of the last event that is in it; -1 before the first. */
  readonly revision: number;
  readonly eventId: string;
  /** The revision that the latest snapshot known of has got to; -1 without one. */
  readonly savedAt: number;
}

export interface CachedFoldOptions<State, Event extends FoldedEvent = RecordedEvent> {
  readonly store: FoldedStore<Event>;
  readonly fold: Fold<State, Event>;
  /** How many bytes the states held in memory take together, roughly. */
  readonly maxBytes: number;
}

/** Snapshots are taken every so many events; of a long stream, whenever it has grown by a twentieth. */
const SNAPSHOT_EVERY = 1_000;
const SNAPSHOT_GROWTH = 0.05;
/** What makes way in memory is written down if that spares reading at least so many events. */
const WORTH_SAVING = 64;

/**
 * Once memory is used up, of short streams that are not in it and did not just begin only one in so many takes the place
 * of others: where more streams take turns than there is room for, those that are in memory would otherwise always have
 * just made way.
 */
const ADMITTED_ONE_IN = 8;

/** The part of the memory that is for smaller states, where there are any. */
const SLIM_PART = 0.4;

/** So many events are folded together. */
const PAGE = 500;

const NOTHING = { state: undefined, revision: -1, eventId: '', savedAt: -1 } as const;

/**
 * Folds of streams, held in memory by stream and revision: the least recently used make way, first to smaller states,
 * then to snapshots. Where nothing is left, the stream is read from its beginning.
 */
export class CachedFold<State, Event extends FoldedEvent = RecordedEvent> {
  private readonly inUse: LRUCache<string, Folded<State>>;
  private readonly slimmed: LRUCache<string, Folded<State>>;
  private candidates = 0;
  private readonly reading = new Map<string, Reading<State>>();

  constructor(private readonly options: CachedFoldOptions<State, Event>) {
    const slimBytes = options.fold.slim === undefined ? 0 : options.maxBytes * SLIM_PART;
    this.inUse = this.cache(options.maxBytes - slimBytes, (stream, folded) => this.slim(stream, folded));
    this.slimmed = this.cache(slimBytes, (stream, folded) => this.leave(stream, folded));
  }

  /** The state as far as it is known here: others may have appended since. @throws EventStoreUnavailable */
  async known(stream: string): Promise<Folded<State>> {
    return this.cached(stream) ?? this.current(stream);
  }

  /** The state with all that is recorded now. Whoever asks at the same time shares a reading. @throws EventStoreUnavailable */
  current(stream: string): Promise<Folded<State>> {
    return this.share(stream, () => this.read(stream));
  }

  /** The same from the events alone, without any that a state may have left out. @throws EventStoreUnavailable */
  async whole(stream: string): Promise<Folded<State>> {
    const folded = await this.readAll(stream, this.cached(stream)?.savedAt ?? -1);
    this.hold(stream, folded);
    return folded;
  }

  /** The state as it was after a revision; -1: before the first event. @throws EventStoreUnavailable */
  async at(stream: string, revision: number): Promise<Folded<State>> {
    if (revision === -1) return NOTHING;
    const cached = this.cached(stream);
    if (cached?.revision === revision) return cached;
    const isBefore = (known: Folded<State> | undefined): boolean =>
      known !== undefined && known.revision <= revision;
    const before = isBefore(cached) ? cached : await this.restored(stream);
    return this.readOn(stream, (isBefore(before) ? before : undefined) ?? NOTHING, revision);
  }

  /** From now on this is known: the state after events that followed the one before. */
  remember(stream: string, before: Folded<State>, state: State, last: FoldedEvent): void {
    const folded = { state, revision: last.revision, eventId: last.eventId, savedAt: before.savedAt };
    this.hold(stream, folded, before.revision === -1);
  }

  forget(stream: string): void {
    this.inUse.delete(stream);
    this.slimmed.delete(stream);
  }

  private cached(stream: string): Folded<State> | undefined {
    return this.inUse.get(stream) ?? this.slimmed.get(stream);
  }

  private cache(
    maxBytes: number,
    makeWay: (stream: string, folded: Folded<State>) => void,
  ): LRUCache<string, Folded<State>> {
    return new LRUCache({
      // A cache without any room is none.
      maxSize: Math.max(1, Math.floor(maxBytes)),
      sizeCalculation: (folded) => this.bytesOf(folded),
      disposeAfter: (folded, stream, reason) => {
        if (reason === 'evict') makeWay(stream, folded);
      },
    });
  }

  /** Who asks while a reading is under way may ask for what was appended after it began: they share the next one. */
  private share(stream: string, read: () => Promise<Folded<State>>): Promise<Folded<State>> {
    const running = this.reading.get(stream);
    if (running !== undefined) {
      running.next ??= running.now.then(ignore, ignore).then(() => this.share(stream, read));
      return running.next;
    }
    const reading: Reading<State> = { now: read() };
    this.reading.set(stream, reading);
    const end = (): void => {
      this.reading.delete(stream);
    };
    reading.now.then(end, end);
    return reading.now;
  }

  private async read(stream: string): Promise<Folded<State>> {
    const cached = this.cached(stream);
    const before = cached ?? (await this.restored(stream)) ?? NOTHING;
    const folded = await this.readOn(stream, before);
    if (folded !== cached) this.hold(stream, folded);
    return folded;
  }

  /** @param upTo the revision to stop at; default: the last */
  private async readOn(stream: string, before: Folded<State>, upTo = Infinity): Promise<Folded<State>> {
    const { store, fold } = this.options;
    let { state, revision, eventId } = before;
    let page: Event[] = [];
    const foldPage = (): void => {
      if (page.length > 0) state = fold.evolve(state, page);
      page = [];
    };
    try {
      for await (const event of store.readStream(stream, between(revision + 1, upTo))) {
        page.push(event);
        ({ revision, eventId } = event);
        if (page.length === PAGE) foldPage();
      }
      foldPage();
    } catch (error) {
      if (fold.needsEarlierEvents?.(error) !== true) throw error;
      return this.readAll(stream, before.savedAt, upTo);
    }
    return revision === before.revision ? before : { state, revision, eventId, savedAt: before.savedAt };
  }

  private async readAll(stream: string, savedAt: number, upTo = Infinity): Promise<Folded<State>> {
    const { store, fold } = this.options;
    if (fold.all === undefined) return this.readOn(stream, { ...NOTHING, savedAt }, upTo);
    const events: Event[] = [];
    for await (const event of store.readStream(stream, between(0, upTo))) events.push(event);
    const last = events.at(-1);
    if (last === undefined) return NOTHING;
    return { state: fold.all(events), revision: last.revision, eventId: last.eventId, savedAt };
  }

  /** What the latest snapshot holds, if it is of this stream as it is now. */
  private async restored(stream: string): Promise<Folded<State> | undefined> {
    const { store, fold } = this.options;
    if (fold.snapshots === undefined || store.readSnapshot === undefined) return undefined;
    const snapshot = await store.readSnapshot(stream, fold.snapshots.name);
    if (snapshot === undefined) return undefined;
    const { revision, text } = snapshot;
    const [eventId = ''] = text.split('\n', 1);
    for await (const event of store.readStream(stream, { from: revision, limit: 1 })) {
      if (event.eventId !== eventId) return undefined;
      const state = readQuietly(fold.snapshots, text.slice(eventId.length + 1));
      return state === undefined ? undefined : { state, revision, eventId, savedAt: revision };
    }
    return undefined;
  }

  /** @param isNew whether the stream has just begun: then more events will follow soon, and nothing had to be read */
  private hold(stream: string, folded: Folded<State>, isNew = false): void {
    const { revision, savedAt } = folded;
    // What is not there is looked for each time.
    if (revision === -1) return;
    const isDue = revision - savedAt >= Math.max(SNAPSHOT_EVERY, revision * SNAPSHOT_GROWTH);
    const held = isDue ? this.saved(stream, folded) : folded;
    const bytes = this.bytesOf(held);
    if (!isNew && !this.isAdmitted(stream, revision, bytes)) {
      this.leave(stream, held);
      return;
    }
    this.slimmed.delete(stream);
    if (bytes <= this.inUse.maxSize) this.inUse.set(stream, held);
    else {
      this.inUse.delete(stream);
      this.slim(stream, held);
    }
  }

  private isAdmitted(stream: string, revision: number, bytes: number): boolean {
    const { inUse, slimmed } = this;
    if (revision >= SNAPSHOT_EVERY || inUse.has(stream) || slimmed.has(stream)) return true;
    if (inUse.calculatedSize + bytes <= inUse.maxSize) return true;
    this.candidates += 1;
    return this.candidates % ADMITTED_ONE_IN === 0;
  }

  /** Holds on to a smaller state. */
  private slim(stream: string, folded: Folded<State>): void {
    const { fold } = this.options;
    const { state } = folded;
    if (state === undefined) return;
    const slimmed = fold.slim && { ...folded, state: fold.slim(state) };
    if (slimmed && this.bytesOf(slimmed) <= this.slimmed.maxSize) this.slimmed.set(stream, slimmed);
    else this.leave(stream, folded);
  }

  /** Lets go of a state. */
  private leave(stream: string, folded: Folded<State>): void {
    if (folded.revision - folded.savedAt >= WORTH_SAVING) this.saved(stream, folded);
  }

  /** Writes it down, without anybody's having to wait for it; that it fails costs only time. */
  private saved(stream: string, folded: Folded<State>): Folded<State> {
    const { store, fold } = this.options;
    const { state, revision, eventId } = folded;
    if (state === undefined || fold.snapshots === undefined || store.writeSnapshot === undefined)
      return folded;
    const text = `${eventId}\n${fold.snapshots.write(state)}`;
    store.writeSnapshot(stream, fold.snapshots.name, { revision, text }).catch(ignore);
    return { ...folded, savedAt: revision };
  }

  private bytesOf({ state }: Folded<State>): number {
    return 1 + (state === undefined ? 0 : this.options.fold.bytesOf(state));
  }
}

function between(from: number, upTo: number): ReadStreamOptions {
  return { from, ...(Number.isFinite(upTo) && { limit: upTo - from + 1 }) };
}

/** What cannot be read any more is of no use, and no loss. */
function readQuietly<State>(format: SnapshotFormat<State>, text: string): State | undefined {
  try {
    return format.read(text);
  } catch {
    return undefined;
  }
}

interface Reading<State> {
  readonly now: Promise<Folded<State>>;
  /** Begins when the one now under way has ended. */
  next?: Promise<Folded<State>>;
}

function ignore(): undefined {
  return undefined;
}
