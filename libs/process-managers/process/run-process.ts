import { RunningProcess, type RunningOptions } from './running-process.js';

/** Instants (ISO 8601, UTC) as they come, until the signal aborts. */
export type Ticks = (signal: AbortSignal) => AsyncIterable<string>;

export interface RunOptions<State> extends RunningOptions<State> {
  readonly ticks: Ticks;
  /** All that was recorded was taken in: from now on it acts. */
  readonly onCaughtUp?: () => void;
}

/** Runs a process until the signal aborts; it may be run again then, and goes on from where it was. */
export type RunProcess = (signal: AbortSignal) => Promise<void>;

/**
 * A process that first takes in all that was recorded, and then acts at every tick. Running it throws
 * EventStoreUnavailable, and what `send` throws: all of it may be over in a while.
 */
export function processRunner<State>(options: RunOptions<State>): RunProcess {
  const running = new RunningProcess(options);
  return (signal) => run(running, options, signal);
}

async function run<State>(
  running: RunningProcess<State>,
  { ticks, onCaughtUp }: RunOptions<State>,
  signal: AbortSignal,
): Promise<void> {
  const ended = new AbortController();
  const stop = AbortSignal.any([signal, ended.signal]);
  let acting: Promise<void> | undefined;
  const beginToAct = (): void => {
    if (acting) return;
    onCaughtUp?.();
    acting = actAtEvery(ticks(stop), running, stop).catch((error: unknown) => ended.abort(error));
  };
  try {
    await running.follow(stop, beginToAct);
    ended.signal.throwIfAborted();
  } finally {
    ended.abort();
    await acting;
  }
}

async function actAtEvery<State>(
  ticks: AsyncIterable<string>,
  running: RunningProcess<State>,
  signal: AbortSignal,
): Promise<void> {
  for await (const now of ticks) await running.act(now, signal);
}
