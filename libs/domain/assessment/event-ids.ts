import { precedes } from '../time/moment.js';
import { type EventRef } from '../time/event-ref.js';

type Named = Pick<EventRef, 'eventId' | 'at' | 'revision'>;

/**
 * The ids of some events, each once, in the alliance's own order.
 *
 * @param most how many of them at most: the latest, which are found without sorting the others
 */
export function eventIdsOf(refs: Iterable<Named>, most = Number.POSITIVE_INFINITY): string[] {
  const chosen = Number.isFinite(most) ? latestOf(refs, most) : [...refs].sort(byMoment);
  return [...new Set(chosen.map(({ eventId }) => eventId))];
}

function byMoment(a: Named, b: Named): number {
  return precedes(a, b) ? -1 : 1;
}

/** The latest of them, in order: what is not among them is passed over at a glance. */
function latestOf(refs: Iterable<Named>, most: number): Named[] {
  const latest: Named[] = [];
  for (const ref of refs) {
    const [earliest] = latest;
    if (latest.length >= most && earliest && precedes(ref, earliest)) continue;
    latest.splice(latest.findLastIndex((other) => precedes(other, ref)) + 1, 0, ref);
    if (latest.length > most) latest.shift();
  }
  return latest;
}
