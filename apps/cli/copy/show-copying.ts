import { showBar, showCounters } from '../terminal/progress.js';
import { type Terminal } from '../terminal/terminal.js';
import { counted } from '../terminal/figures.js';
import { type CopyObserver } from './copy-events.js';

/** Events between two updates of what is shown. */
const SELDOM = 500;

/** Shows one part of the work after the other: each takes the place of the one before it. */
export function showCopying(terminal: Terminal): CopyObserver & { stop(): void } {
  let shown: { readonly title: string; readonly update: (done: number) => void; stop(): void } | undefined;
  let unsaid = 0;
  const show = (title: string, begin: () => Omit<NonNullable<typeof shown>, 'title'>): void => {
    if (shown?.title === title) return;
    shown?.stop();
    unsaid = 0;
    shown = { title, ...begin() };
  };
  const count = (title: string): void => {
    show(title, () => {
      const counters = showCounters(title, ['events'], terminal);
      return { update: (events) => counters.add('events', events), stop: () => counters.stop() };
    });
    unsaid += 1;
    if (unsaid < SELDOM) return;
    shown?.update(unsaid);
    unsaid = 0;
  };
  return {
    onRead: (store) => count(`Reading the ${store}`),
    onCompared: () => count('Comparing'),
    onCopied: (done, total) => {
      show('Copying', () => {
        const bar = showBar('Copying', total, terminal);
        return { update: (events) => bar.at(events, counted(events, 'event')), stop: () => bar.stop() };
      });
      shown?.update(done);
    },
    stop: () => shown?.stop(),
  };
}
