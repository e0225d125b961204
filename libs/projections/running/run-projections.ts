import { STREAM_PREFIX } from '#domain';
import { type EventStore, type RecordedEvent } from '#event-store';
import { type Lease, type ProjectionWriter, type ReadStore } from '#read-store';

import { type Projection } from '../projection/projection.js';
import { type Delivered, delivered } from './delivered.js';
import { isIn, type Part, WHOLE } from './parts.js';
import { type ProjectionObserver, RunningProjection } from './running-projection.js';

/** How many events are taken in at once, at most. */
const BATCH_SIZE = 4_000;

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
  /** Default: 4,000. */
  readonly batchSize?: number;
}

/**
 * Follows the events until the signal aborts, and writes what they make of the documents. Projections that
 * have seen the same events are given the next ones together; one that is behind catches up by itself.
 * @throws LeaseLost, GenerationReplaced, EventStoreUnavailable, ReadStoreUnavailable: it can be begun again
 */
export async function runProjections(options: RunOptions): Promise<void> {
  const { documents, lease, part = WHOLE, signal } = options;
  const running = await begin(options, ({ spec }) =>
    documents.writer({ ...spec, parts: part.of }, lease, part.number),
  );
  const groups = byCheckpoint(running);
  const behind = new Set(groups);
  await together(groups, signal, (group, stop) =>
    follow(group, {
      ...options,
      signal: stop,
      onCaughtUp: () => {
        behind.delete(group);
        if (behind.size === 0) options.onCaughtUp?.();
      },
    }),
  );
}

/**
 * Makes the documents anew from the first event on, beside those that people read, and puts them in their
 * place once they have caught up. Those go on being written meanwhile, by whoever does.
 * @throws as runProjections
 */
export async function rebuildProjections(options: Omit<RunOptions, 'part'>): Promise<void> {
  const { documents, lease } = options;
  const running = await begin(options, ({ spec }) => documents.rebuild(spec, lease));
  const done = new AbortController();
  const signal = AbortSignal.any([options.signal, done.signal]);
  const onCaughtUp = (): void => {
    options.onCaughtUp?.();
    done.abort();
  };
  await follow(running, { ...options, signal, onCaughtUp });
}

async function begin(
  { projections, events, part = WHOLE, observer }: RunOptions,
  writerOf: (projection: Projection) => Promise<ProjectionWriter>,
): Promise<RunningProjection[]> {
  const running: RunningProjection[] = [];
  for (const projection of projections)
    running.push(
      await RunningProjection.begin(projection, await writerOf(projection), { events, part, observer }),
    );
  return running;
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
  const filter = { streamPrefix: STREAM_PREFIX };
  let batch: Delivered[] = [];
  let last: RecordedEvent | undefined;
  let passed = 0;
  const flush = async (): Promise<void> => {
    if (last === undefined) return;
    for (const projection of group) await projection.take(batch, last);
    [batch, last, passed] = [[], undefined, 0];
  };
  for await (const message of events.subscribe({ ...(after !== undefined && { after }), filter, signal })) {
    if (message.kind === 'event') {
      last = message.event;
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

/** Does all of them at the same time; when one fails, the others stop, too. */
async function together<T>(
  all: readonly T[],
  signal: AbortSignal,
  work: (one: T, stop: AbortSignal) => Promise<void>,
): Promise<void> {
  const failed = new AbortController();
  const stop = AbortSignal.any([signal, failed.signal]);
  const results = await Promise.allSettled(
    all.map((one) =>
      work(one, stop).catch((error: unknown) => {
        failed.abort();
        throw error;
      }),
    ),
  );
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}
