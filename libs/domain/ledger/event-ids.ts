import { precedes } from '../time/moment.js';
import type { Mark } from './mark.js';

/** The ids of some events, each once, in the alliance's own order. */
export function eventIdsOf(marks: Iterable<Pick<Mark, 'eventId' | 'at' | 'revision'>>): string[] {
  const sorted = [...marks].sort((a, b) => (precedes(a, b) ? -1 : 1));
  return [...new Set(sorted.map(({ eventId }) => eventId))];
}
