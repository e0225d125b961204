import { precedes } from '../time/moment.js';
import type { Mark } from './mark.js';

type Named = Pick<Mark, 'eventId' | 'at' | 'revision'>;

/**
 * The ids of some events, each once, in the alliance's own order.
 *
 * @param most how many of them at most: the latest, which are found without sorting the others
 */
export function eventIdsOf(marks: Iterable<Named>, most = Number.POSITIVE_INFINITY): string[] {
  const chosen = Number.isFinite(most) ? latestOf(marks, most) : [...marks].sort(byMoment);
  return [...new Set(chosen.map(({ eventId }) => eventId))];
}

function byMoment(a: Named, b: Named): number {
  return precedes(a, b) ? -1 : 1;
}

/** The latest of them, in order: what is not among them is passed over at a glance. */
function latestOf(marks: Iterable<Named>, most: number): Named[] {
  const latest: Named[] = [];
  for (const mark of marks) {
    const [earliest] = latest;
    if (latest.length >= most && earliest && precedes(mark, earliest)) continue;
    latest.splice(latest.findLastIndex((other) => precedes(other, mark)) + 1, 0, mark);
    if (latest.length > most) latest.shift();
  }
  return latest;
}
