import { type List, type Map } from 'immutable';
import { partiesAt } from '../commitment/terms.js';
import { activeDaysBetween } from './days.js';
import { type RecordedAllianceEvent, signOfLife } from '../catalogue/events.js';
import { firstDayOf } from '../time/occurred-on.js';
import { insertedAt, later } from '../time/ordered-list.js';
import { type Draft } from '../shared/draft.js';
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

/** Adds what an event says to the signs of life. */
export function takeSign(
  signs: Draft<Signs> & Pick<AssessmentState, 'commitments'>,
  event: RecordedAllianceEvent,
  ref: EventRef,
): void {
  const doers = doersOf(event, signs.commitments);
  if (!doers) return;
  for (const doer of doers) signs.lastSeen = signs.lastSeen.set(doer, later(signs.lastSeen.get(doer), ref));
  signs.lastSign = later(signs.lastSign, ref);
  takeDay(signs, firstDayOf(event.occurredOn));
}

/** Adds a day to the days, and the gaps around it. */
function takeDay(signs: Draft<Pick<Signs, 'days' | 'gaps'>>, day: number): void {
  const { days } = signs;
  // Nearly all come in order.
  const index = (days.last() ?? day) <= day ? days.size : firstAfter(days, day);
  const before = index === 0 ? undefined : days.get(index - 1);
  if (before === day) return;
  const after = days.get(index);
  signs.days = after === undefined ? days.push(day) : insertedAt(days, index, day);
  if (before !== undefined && after !== undefined) signs.gaps = counted(signs.gaps, after - before, -1);
  if (before !== undefined) signs.gaps = counted(signs.gaps, day - before, 1);
  if (after !== undefined) signs.gaps = counted(signs.gaps, after - day, 1);
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
      counted(counts, after - before, -1);
      const active = activeDaysBetween(profile, before, after);
      if (active > 0) counted(counts, active, 1);
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

function counted(counts: Map<number, number>, gap: number, change: 1 | -1): Map<number, number> {
  const left = (counts.get(gap) ?? 0) + change;
  return left === 0 ? counts.delete(gap) : counts.set(gap, left);
}
