import { type List, type Map } from 'immutable';
import { partiesAt } from '../commitment/terms.js';
import { activeDaysBetween } from './days.js';
import { type RecordedAllianceEvent, signOfLife } from '../catalogue/events.js';
import { firstDayOf } from '../time/occurred-on.js';
import { later } from '../time/ordered-list.js';
import { type AssessmentState } from './assessment-state.js';
import { type EventRef } from '../time/event-ref.js';

/**
 * Who has done or said something by an event: of these it is a sign of life. What others say of a partner, and what it
 * got, is none of it. Undefined, if the event is no sign of life at all.
 */
function doersOf(
  event: RecordedAllianceEvent,
  commitments: AssessmentState['commitments'],
): readonly string[] | undefined {
  const doers = signOfLife(event, event.onBehalfOf);
  if (event.type !== 'DeliveryClaimed') return doers;
  // A claim does not say whose it is: it is the debtors'.
  const commitment = commitments.get(event.data.commitmentId);
  return [...(doers ?? []), ...(commitment ? partiesAt(commitment).debtors : [])];
}

type Signs = Pick<AssessmentState, 'lastSeen' | 'lastSign' | 'days' | 'gaps'>;

/** The signs of life after one more event. */
export function evolveSigns(
  signs: Signs & Pick<AssessmentState, 'commitments'>,
  event: RecordedAllianceEvent,
  ref: EventRef,
): Signs {
  const doers = doersOf(event, signs.commitments);
  if (!doers) return signs;
  const lastSeen = signs.lastSeen.withMutations((seen) => {
    for (const doer of doers) seen.set(doer, later(seen.get(doer), ref));
  });
  return { lastSeen, lastSign: later(signs.lastSign, ref), ...withDay(signs, firstDayOf(event.occurredOn)) };
}

/** The days with one more among them, and the gaps between them. */
function withDay({ days, gaps }: Pick<Signs, 'days' | 'gaps'>, day: number): Pick<Signs, 'days' | 'gaps'> {
  // Nearly all come in order.
  const index = (days.last() ?? day) <= day ? days.size : firstAfter(days, day);
  const before = index === 0 ? undefined : days.get(index - 1);
  if (before === day) return { days, gaps };
  const after = days.get(index);
  return {
    days: after === undefined ? days.push(day) : days.insert(index, day),
    gaps: gaps.withMutations((counts) => {
      if (before !== undefined && after !== undefined) count(counts, after - before, -1);
      if (before !== undefined) count(counts, day - before, 1);
      if (after !== undefined) count(counts, after - day, 1);
    }),
  };
}

/**
 * The median of the gaps between days with signs of life, in days less those paused or lapsed; undefined, if there is
 * none. Two days with nothing but a pause between them are no gap.
 */
export function medianGap(state: Pick<AssessmentState, 'gaps' | 'days' | 'profile'>): number | undefined {
  const sorted = [...activeGaps(state)].sort(([a], [b]) => a - b);
  const all = sorted.reduce((sum, [, count]) => sum + count, 0);
  if (all === 0) return undefined;
  const nth = (n: number): number => {
    let seen = 0;
    for (const [gap, count] of sorted) {
      seen += count;
      if (seen > n) return gap;
    }
    return 0;
  };
  return (nth(Math.floor((all - 1) / 2)) + nth(Math.floor(all / 2))) / 2;
}

/** Only the gaps in which the alliance was idle are looked at one by one: there are few of them. */
function activeGaps({
  gaps,
  days,
  profile,
}: Pick<AssessmentState, 'gaps' | 'days' | 'profile'>): Map<number, number> {
  const idle = profile.phases.filter(({ phase }) => phase !== 'active');
  if (idle.length === 0) return gaps;
  const ends = new Set<number>();
  for (const { from, to } of idle) {
    const last = to === undefined ? Number.POSITIVE_INFINITY : firstDayOf(to);
    for (let index = firstAfter(days, firstDayOf(from)); index < days.size; index += 1) {
      ends.add(index);
      if ((days.get(index) ?? last) >= last) break;
    }
  }
  return gaps.withMutations((counts) => {
    for (const index of ends) {
      const [before, after] = [days.get(index - 1), days.get(index)];
      if (before === undefined || after === undefined) continue;
      count(counts, after - before, -1);
      const active = activeDaysBetween(profile, before, after);
      if (active > 0) count(counts, active, 1);
    }
  });
}

/** The index of the first of some days in order that is later than the day. */
function firstAfter(days: List<number>, day: number): number {
  let [low, high] = [0, days.size];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days.get(middle) ?? day) > day) high = middle;
    else low = middle + 1;
  }
  return low;
}

function count(counts: Map<number, number>, gap: number, change: 1 | -1): void {
  const left = (counts.get(gap) ?? 0) + change;
  if (left === 0) counts.delete(gap);
  else counts.set(gap, left);
}
