import { setTimeout as wait } from 'node:timers/promises';
import { STREAM_PREFIX } from '#domain';
import { PROJECTIONS, keepProjecting } from '#projections';
import { identity } from '#runtime';
import { EXIT, Failure } from './failure.js';
import { showCounters } from '../terminal/progress.js';
import { type Session } from './session.js';
import { type Terminal } from '../terminal/terminal.js';

const LOOK_EVERY = 20;
/** How long the read models may stand still: longer than a process that was killed keeps others from taking over. */
const PATIENCE = 30_000;

/**
 * Waits until the read models have seen every event there is. A service that runs sees to that; where none
 * does, it is done here.
 * @returns the position they have got to; undefined where nothing is recorded
 * @throws Failure where they do not move
 */
export async function catchUp(
  { events, documents, parts }: Session,
  terminal: Terminal,
): Promise<string | undefined> {
  const last = await events.lastPosition({ streamPrefix: STREAM_PREFIX });
  const checkpoints = (): Promise<string[]> =>
    Promise.all(NAMES.map(async (name) => (await documents.checkpoint(name)) ?? ''));
  const isBehind = (checkpoint: string): boolean => last !== undefined && checkpoint < last;
  if (!(await checkpoints()).some(isBehind)) return last;
  const counters = showCounters('Catching up', NAMES, terminal);
  const done = new AbortController();
  let trouble: unknown;
  let [seen, since] = ['', Date.now()];
  const projecting = keepProjecting({
    events,
    documents,
    projections: PROJECTIONS,
    parts,
    holder: identity.fresh(),
    signal: done.signal,
    onTrouble: (error) => (trouble = error),
    observer: {
      onBatch: ({ projection, events: count }) => {
        since = Date.now();
        counters.add(projection, count);
      },
    },
  });
  try {
    for (let now = await checkpoints(); now.some(isBehind); now = await checkpoints()) {
      if (now.join() !== seen) [seen, since] = [now.join(), Date.now()];
      if (Date.now() - since > PATIENCE) throw stuck(trouble);
      await wait(LOOK_EVERY);
    }
  } finally {
    done.abort();
    await projecting;
    counters.stop();
  }
  return last;
}

const NAMES = PROJECTIONS.map(({ spec }) => spec.name);

function stuck(trouble: unknown): Failure {
  const why =
    trouble instanceof Error ? ` ${trouble.message}` : ' Another process holds them, and does not go on.';
  return new Failure(`The read models do not catch up.${why}`, EXIT.data);
}
