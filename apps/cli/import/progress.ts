import { MultiBar, Presets } from 'cli-progress';

/** How far a long work has got. */
export interface Progress {
  /** @param done of the total; @param note what is shown beside the bar */
  at(done: number, note: string): void;
  /** Says something above the bar. */
  say(text: string): void;
  stop(): void;
}

/**
 * A bar on a terminal; where nobody watches there is none, and what is said is merely said.
 * @param total what `done` counts up to
 */
export function showProgress(
  title: string,
  total: number,
  stream: NodeJS.WriteStream | undefined,
  say: (text: string) => void,
): Progress {
  if (stream === undefined) return { at: () => undefined, say, stop: () => undefined };
  const format = `${title} {bar} {percentage} % {note}`;
  const bars = new MultiBar(
    { stream, format, hideCursor: true, clearOnComplete: true, barsize: 30 },
    Presets.shades_grey,
  );
  const bar = bars.create(total, 0, { note: '' });
  return {
    at: (done, note) => bar.update(Math.min(done, total), { note }),
    say: (text) => {
      bars.log(`${text}\n`);
    },
    stop: () => {
      bars.update();
      bars.stop();
    },
  };
}
