import { MultiBar, Presets } from 'cli-progress';
import type { Terminal } from './terminal.js';

/** How far a long work has got. */
export interface Progress {
  /** @param done of the total */
  at(done: number, note: string): void;
  /** Says something above the bar. */
  say(text: string): void;
  stop(): void;
}

/** A bar on a terminal, gone when the work is done; where nobody watches there is none. */
export function showProgress(title: string, total: number, { progress: stream, note }: Terminal): Progress {
  if (stream === undefined) return { at: () => undefined, say: note, stop: () => undefined };
  const bars = new MultiBar(
    {
      stream,
      format: `${title} {bar} {percentage} % {note}`,
      barsize: 30,
      hideCursor: true,
      clearOnComplete: true,
    },
    Presets.shades_grey,
  );
  const bar = bars.create(total, 0, { note: '' });
  return {
    at: (done, text) => bar.update(Math.min(done, total), { note: text }),
    say: (text) => bars.log(`${text}\n`),
    stop: () => bars.stop(),
  };
}
