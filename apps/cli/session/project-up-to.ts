import { setTimeout as wait } from 'node:timers/promises';
import { PROJECTIONS, keepProjecting } from '#projections';
import { identity } from '#runtime';
import { showCounters } from '../terminal/progress.js';
import { type Terminal } from '../terminal/terminal.js';
import { EXIT, Failure } from './failure.js';
import { type Session } from './session.js';

const LOOK_EVERY = 20;
/** How long the read models may stand still: longer than a process that was killed keeps others from taking over. */
const PATIENCE = 30_000;

/**
 * Projects until the read models have seen an event, by itself or by whoever else holds them.
 * @param last the position of the event
 * @throws Failure where they do not move
 */
export async function projectUpTo(
  last: string,
  checkpoints: () => Promise<readonly string[]>,
  { events, documents, parts }: Session,
  terminal: Terminal,
): Promise<void> {
  const names = PROJECTIONS.map(({ spec }) => spec.name);
  const counters = showCounters('Catching up', names, terminal);
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
    const isBehind = (checkpoint: string): boolean => checkpoint < last;
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
}

function stuck(trouble: unknown): Failure {
  const why =
    trouble instanceof Error ? ` ${trouble.message}` : ' Another process holds them, and does not go on.';
  return new Failure(`The read models do not catch up.${why}`, EXIT.data);
}
