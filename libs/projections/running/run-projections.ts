import { type EventStore, type RecordedEvent } from '#event-store';
import { type Lease, type ProjectionWriter, type ReadStore, sleep } from '#read-store';

import { type Projection } from '../projection/projection.js';
import { type Delivered, delivered } from './delivered.js';
import { EventSource, FILTER, SourceReplaced } from './event-source.js';
import { isIn, type Part, WHOLE } from './parts.js';
import { type ProjectionObserver, RunningProjection } from './running-projection.js';

/** How many events are taken in at once, at most. */
const BATCH_SIZE = 4_000;
/** How often to look whether the events are still the same, in milliseconds. */
const LOOK_AGAIN = 10_000;

export interface RunOptions {
  readonly events: EventStore;
  readonly documents: ReadStore;
  readonly projections: readonly Projection[];
  readonly lease: Lease;
  /** The streams whose events are projected; others only move the checkpoint. Default: all. */
  readonly part?: Part;
  readonly signal: AbortSignal;
  readonly observer?: ProjectionObserver;
  /** Called whenever all that was recorded has been written by all of them. */
  readonly onCaughtUp?: () => void;
  /** How many bytes the states of each projection may take, roughly. Default: 25 MB. */
  readonly cacheBytes?: number;
  /** Default: 4,000. */
  readonly batchSize?: number;
  /** How often to look whether the events are still the same, in milliseconds. Default: 10,000. */
  readonly lookAgain?: number;
}

/**
 * Follows the events until the signal aborts, and writes what they make of the documents. Projections that
 * have seen the same events are given the next ones together; one that is behind catches up by itself. Documents
 * that were made from other events than there are now are discarded, and SourceReplaced is thrown: whoever begins
 * again makes them anew.
 * @throws SourceReplaced, LeaseLost, GenerationReplaced, EventStoreUnavailable, ReadStoreUnavailable: it can be begun
 *   again
 */
export async function runProjections(options: RunOptions): Promise<void> {
  const { documents, lease, part = WHOLE, signal, lookAgain = LOOK_AGAIN } = options;
  const source = await EventSource.of(options.events);
  const running = await begin(options, source, ({ spec }) =>
    documents.writer({ ...spec, parts: part.of }, lease, part.number),
  );
  const groups = byCheckpoint(running);
  const behind = new Set(groups);
  const following = groups.map((group) => (stop: AbortSignal) => {
    const onCaughtUp = (): void => {
      behind.delete(group);
      if (behind.size === 0) options.onCaughtUp?.();
    };
    return follow(group, { ...options, signal: stop, onCaughtUp });
  });
  const watching = (stop: AbortSignal): Promise<void> => watch(running, source, lookAgain, stop);
  await together([...following, watching], signal);
}

/**
 * Makes the documents anew from the first event on, beside those that people read, and puts them in their
 * place once they have caught up. Those go on being written meanwhile, by whoever does.
 * @throws as runProjections
 */
export async function rebuildProjections(options: Omit<RunOptions, 'part'>): Promise<void> {
  const { documents, lease } = options;
  const source = await EventSource.of(options.events);
  const running = await begin(options, source, ({ spec }) => documents.rebuild(spec, lease));
  const done = new AbortController();
  const signal = AbortSignal.any([options.signal, done.signal]);
  const onCaughtUp = (): void => {
    options.onCaughtUp?.();
    done.abort();
  };
  await follow(running, { ...options, signal, onCaughtUp });
}

async function begin(
  { projections, events, part = WHOLE, observer, cacheBytes }: RunOptions,
  source: EventSource,
  writerOf: (projection: Projection) => Promise<ProjectionWriter>,
): Promise<RunningProjection[]> {
  const replaced: string[] = [];
  const writers = new Map<Projection, ProjectionWriter>();
  for (const projection of projections) {
    const writer = await writerOf(projection);
    writers.set(projection, writer);
    const contradiction = await source.contradiction(await writer.checkpoint(), await writer.source());
    if (contradiction === undefined) continue;
    await writer.discard();
    replaced.push(`those of ${projection.spec.name}: ${contradiction}`);
  }
  if (replaced.length > 0) throw new SourceReplaced(`Read models are made anew, ${replaced.join('; ')}.`);
  const running: RunningProjection[] = [];
  for (const [projection, writer] of writers)
    running.push(
      await RunningProjection.begin(projection, writer, { events, source, part, observer, cacheBytes }),
    );
  return running;
}

/** Looks again and again whether what was projected is still what is recorded. @throws SourceReplaced */
async function watch(
  running: readonly RunningProjection[],
  source: EventSource,
  every: number,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    await sleep(every, signal);
    if (signal.aborted) return;
    for (const { checkpoint, source: described } of running) {
      const contradiction = await source.contradiction(checkpoint, described);
      if (contradiction !== undefined)
        throw new SourceReplaced(`The events were replaced under the read models: ${contradiction}.`);
    }
  }
}

/** Those that have seen the same events. */
function byCheckpoint(running: readonly RunningProjection[]): RunningProjection[][] {
  const groups = new Map<string | undefined, RunningProjection[]>();
  for (const one of running) groups.set(one.checkpoint, [...(groups.get(one.checkpoint) ?? []), one]);
  return [...groups.values()];
}

async function follow(
  group: readonly RunningProjection[],
  { events, part = WHOLE, signal, onCaughtUp, batchSize = BATCH_SIZE }: RunOptions,
): Promise<void> {
  const after = group[0]?.checkpoint;
  let batch: Delivered[] = [];
  let [last, beforeLast]: [RecordedEvent | undefined, string | undefined] = [undefined, undefined];
  let seen = after;
  let passed = 0;
  const flush = async (): Promise<void> => {
    if (last === undefined) return;
    for (const projection of group) await projection.take(batch, last, beforeLast);
    [batch, last, passed] = [[], undefined, 0];
  };
  const from = after === undefined ? {} : { after };
  for await (const message of events.subscribe({ ...from, filter: FILTER, signal })) {
    if (message.kind === 'event') {
      // Whoever delivers may do so again.
      if (seen !== undefined && message.event.position <= seen) continue;
      last = message.event;
      [beforeLast, seen] = [seen, last.position];
      passed += 1;
      if (isIn(part, last.stream)) batch.push(delivered(last));
      if (passed >= batchSize) await flush();
      continue;
    }
    await flush();
    for (const projection of group) await projection.promote();
    onCaughtUp?.();
  }
}

/** Does all of it at the same time; when something fails, the rest stops, too. */
async function together(
  all: readonly ((stop: AbortSignal) => Promise<void>)[],
  signal: AbortSignal,
): Promise<void> {
  const failed = new AbortController();
  const stop = AbortSignal.any([signal, failed.signal]);
  const results = await Promise.allSettled(
    all.map((one) =>
      one(stop).catch((error: unknown) => {
        failed.abort();
        throw error;
      }),
    ),
  );
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}
