import { type EventStore, type RecordedEvent } from '#event-store';
import { appendsOf } from './appends.js';
import { type Difference, firstDifference } from './differences.js';
import { Fingerprints } from './fingerprints.js';

export interface CopyResult {
  /** How many events this run has copied; what was there before is not copied again. */
  readonly copied: number;
  /** What the source holds. */
  readonly events: number;
  readonly streams: number;
  /** How much of it is the same in the target. */
  readonly same: { readonly events: number; readonly streams: number };
  /**
   * One for each stream that is not the same, those that are merely not there at the end. If the target holds
   * anything else to begin with, nothing is copied.
   */
  readonly differences: readonly Difference[];
  /** Streams of the target that the source does not have: they are left alone. */
  readonly others: number;
  /** SHA-256 of all that the source holds, and of the same streams in the target. */
  readonly digests: { readonly source: string; readonly target: string };
}

/** Is told how far each part of the work has got. */
export interface CopyObserver {
  onRead(store: 'source' | 'target'): void;
  /** @param done events that were copied or need not be, of so many */
  onCopied(done: number, of: number): void;
  onCompared(): void;
}

/**
 * Copies the events of every stream that one store has and another has not, in their order, as they are; then reads both and
 * compares them. What is appended to the source meanwhile is left to the next run.
 * @throws WrongExpectedRevision where somebody else writes into the target
 */
export async function copyEvents(
  source: EventStore,
  target: EventStore,
  observer: CopyObserver,
): Promise<CopyResult> {
  const last = await source.lastPosition();
  const there = await taken(target.readAll(), () => observer.onRead('target'));
  const { all, other } = await beginnings(logUpTo(source, last), there, () => observer.onRead('source'));
  let copied = 0;
  if (other.length === 0) {
    const total = all.events;
    const before = total - missing(all, there);
    for await (const { stream, first, events } of appendsOf(unless(logUpTo(source, last), there))) {
      await target.append(stream, events, first === 0 ? 'no-stream' : first - 1);
      copied += events.length;
      observer.onCopied(before + copied, total);
    }
  }
  return { copied, ...(await compare(source, target, last, observer)) };
}

/** The log up to a position, and no further: whoever still appends to it is not waited for. */
async function* logUpTo(store: EventStore, last: string | undefined): AsyncGenerator<RecordedEvent> {
  if (last === undefined) return;
  for await (const event of store.readAll()) {
    if (event.position > last) return;
    yield event;
  }
}

/** The events that are not there yet. */
async function* unless(
  log: AsyncIterable<RecordedEvent>,
  there: Fingerprints,
): AsyncGenerator<RecordedEvent> {
  for await (const event of log) if (event.revision >= there.of(event.stream).events) yield event;
}

async function taken(log: AsyncIterable<RecordedEvent>, onEvent: () => void): Promise<Fingerprints> {
  const fingerprints = new Fingerprints();
  for await (const event of log) {
    fingerprints.add(event);
    onEvent();
  }
  return fingerprints;
}

/** Takes fingerprints of a log, and sees which streams do not begin with what is there of them. */
async function beginnings(
  log: AsyncIterable<RecordedEvent>,
  there: Fingerprints,
  onEvent: () => void,
): Promise<{ readonly all: Fingerprints; readonly other: readonly string[] }> {
  const all = new Fingerprints();
  const other = new Set<string>();
  for await (const event of log) {
    const now = all.add(event);
    const begun = there.of(event.stream);
    if (now.events === begun.events && !now.hash.equals(begun.hash)) other.add(event.stream);
    onEvent();
  }
  for (const [stream, { events }] of all.streams) if (events < there.of(stream).events) other.add(stream);
  return { all, other: [...other] };
}

function missing(all: Fingerprints, there: Fingerprints): number {
  return [...all.streams].reduce((sum, [stream, { events }]) => sum + events - there.of(stream).events, 0);
}

const nothingOf = (stream: string): Difference => ({ stream, revision: 0, why: 'missing in the target' });
const isMissing = ({ why }: Difference): boolean => why === 'missing in the target';

async function compare(
  source: EventStore,
  target: EventStore,
  last: string | undefined,
  { onCompared }: CopyObserver,
): Promise<Omit<CopyResult, 'copied'>> {
  const wanted = await taken(logUpTo(source, last), onCompared);
  const found = new Fingerprints();
  const others = new Set<string>();
  for await (const event of target.readAll()) {
    if (wanted.of(event.stream).events > 0) found.add(event);
    else others.add(event.stream);
    onCompared();
  }
  const differences: Difference[] = [];
  const same = { events: 0, streams: 0 };
  for (const [stream, { events, hash }] of wanted.streams) {
    const copy = found.of(stream);
    const difference = hash.equals(copy.hash)
      ? undefined
      : copy.events === 0
        ? nothingOf(stream)
        : await firstDifference(source, target, stream);
    if (difference === undefined) same.streams += 1;
    else differences.push(difference);
    same.events += Math.min(events, difference?.revision ?? events);
  }
  differences.sort((a, b) => Number(isMissing(a)) - Number(isMissing(b)));
  return {
    events: wanted.events,
    streams: wanted.streams.size,
    same,
    differences,
    others: others.size,
    digests: { source: wanted.digest(), target: found.digest() },
  };
}
