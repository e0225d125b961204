import { MultiBar, Presets } from 'cli-progress';
import { counted } from './figures.js';
import { type Terminal } from './terminal.js';

/** How far a long work has got. Gone from the terminal when it is done; where nobody watches there is none. */
export interface Progress {
  /** @param done of the total */
  at(done: number, note: string): void;
  /** Says something above the bar. */
  say(text: string): void;
  stop(): void;
}

/** A bar for a work whose length is known. */
export function showBar(title: string, total: number, { progress: stream, note }: Terminal): Progress {
  if (stream === undefined) return { at: () => undefined, say: note, stop: () => undefined };
  const bars = new MultiBar(
    { ...STYLE, stream, format: `${title} {bar} {percentage} % {note}` },
    Presets.shades_grey,
  );
  const bar = bars.create(total, 0, { note: '' });
  return {
    at: (done, text) => bar.update(Math.min(done, total), { note: text }),
    say: (text) => bars.log(`${text}\n`),
    stop: () => bars.stop(),
  };
}

export interface Counters {
  /** Adds to the count of one of the works. */
  add(name: string, events: number): void;
  stop(): void;
}

/** A running count of events for each of several works whose length nobody knows. */
export function showCounters(
  title: string,
  names: readonly string[],
  { progress: stream }: Terminal,
): Counters {
  if (stream === undefined) return { add: () => undefined, stop: () => undefined };
  const bars = new MultiBar({ ...STYLE, stream, format: `${title} {name}: {events}` }, Presets.shades_grey);
  const all = new Map(
    names.map((name) => [name, { count: 0, bar: bars.create(1, 0, { name, events: counted(0, 'event') }) }]),
  );
  return {
    add(name, events) {
      const one = all.get(name);
      if (one === undefined) return;
      one.count += events;
      one.bar.update(0, { name, events: counted(one.count, 'event') });
    },
    stop: () => bars.stop(),
  };
}

const STYLE = { barsize: 30, hideCursor: true, clearOnComplete: true };
