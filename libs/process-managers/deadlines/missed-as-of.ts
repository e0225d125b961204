import {
  DAY_MS,
  currentSpan,
  dateOf,
  endOf,
  firstDayOf,
  lastDayOf,
  movedDueOn,
  pausedSince,
  pausesOf,
  policyAt,
  startOf,
  type AllianceProfile,
  type OccurredOn,
  type Pause,
} from '#domain';
import { type DueDate } from './open-commitment.js';
import { isOver, type WatchedAlliance } from './watched-alliance.js';

/**
 * The day as of which a commitment is missed by its deadline, the one after its due date, once the grace is over;
 * undefined before that, and where the deadline is not to be held against anyone.
 *
 * @param carriedOver whether the alliance was dissolved, and this stayed open by agreement
 * @param now milliseconds since 1970
 */
export function missedAsOf(
  alliance: WatchedAlliance,
  due: DueDate,
  carriedOver: boolean,
  now: number,
): OccurredOn | undefined {
  // Pauses and the grace can only put it off.
  if (now < afterDay(lastDayOf(due.dueOn))) return undefined;
  const { profile } = alliance;
  const pauses = pausesOf(profile.phases);
  const dueOn = movedDueOn(due.dueOn, due.agreedOn, pauses);
  // Entered after it was due: what became of it may be entered next.
  if (Date.parse(due.recordedAt) > endOf(dueOn)) return undefined;
  // What was still to come when the alliance ended for good ended with it, unless it was carried over.
  if (isOver(alliance) && !carriedOver && lastDayOf(dueOn) >= firstDayOf(currentSpan(profile).from))
    return undefined;
  const asOf = dateOf(lastDayOf(dueOn) + 1);
  const lastDay = lastDayOfGrace(dueOn, graceFrom(profile, asOf), pauses);
  if (lastDay >= (pausedSince(pauses) ?? Infinity) || now < afterDay(lastDay)) return undefined;
  return asOf;
}

/** Days, by the policy that the miss is judged by. */
function graceFrom(profile: AllianceProfile, asOf: OccurredOn): number {
  return Math.ceil(policyAt(profile, { at: startOf(asOf), revision: Infinity }).deadlineGrace);
}

/** Pauses move the end of the grace as they move due dates. */
function lastDayOfGrace(dueOn: OccurredOn, grace: number, pauses: readonly Pause[]): number {
  return lastDayOf(movedDueOn(dateOf(lastDayOf(dueOn) + grace), dueOn, pauses));
}

/** The first instant after a day. */
function afterDay(day: number): number {
  return (day + 1) * DAY_MS;
}
