import { type Moment } from '../time/moment.js';
import { dateOf, dayOf, firstDayOf, lastDayOf, type OccurredOn, startOf } from '../time/occurred-on.js';
import { type RecordedPhaseSpan } from './phases.js';

/** A stop, in calendar days, UTC, counted from 1970-01-01. */
export interface Pause {
  readonly firstDay: number;
  /** The day of the resumption, or of what else ended the pause; left out while it lasts. */
  readonly resumedOn?: number;
  /** When that was; left out while it lasts. */
  readonly ended?: Moment;
}

/** The pauses among an alliance's phases, in order. An imprecise date counts as the first day of its period. */
export function pausesOf(phases: readonly RecordedPhaseSpan[]): readonly Pause[] {
  return phases.flatMap(({ phase, from }, index) => {
    if (phase !== 'paused') return [];
    const next = phases[index + 1];
    const firstDay = firstDayOf(from);
    if (!next) return [{ firstDay }];
    const ended = { at: startOf(next.from), revision: next.revision };
    return [{ firstDay, resumedOn: firstDayOf(next.from), ended }];
  });
}

/**
 * A due date as pauses moved it: one on or after the first day of a pause moves by the days from the
 * later of that day and the day the due date was agreed on, to the resumption. As it is, if none moved it.
 *
 * @param agreedOn when the commitment was made, or renegotiated to this due date
 * @param asOf the pauses as they stood at this instant (milliseconds since 1970): one that still lasted
 *   moves the due date along with it, day by day. Left out: as they stand, and one that lasts moves nothing yet.
 */
export function movedDueOn(
  dueOn: OccurredOn,
  agreedOn: OccurredOn,
  pauses: readonly Pause[],
  asOf?: number,
): OccurredOn {
  if (pauses.length === 0) return dueOn;
  const lastKnown = asOf === undefined ? Number.POSITIVE_INFINITY : dayOf(asOf);
  const agreed = firstDayOf(agreedOn);
  const original = lastDayOf(dueOn);
  let due = original;
  for (const { firstDay, resumedOn } of pauses) {
    const until = Math.min(resumedOn ?? (asOf === undefined ? firstDay : lastKnown), lastKnown);
    if (due >= firstDay) due += Math.max(0, until - Math.max(firstDay, agreed));
  }
  return due === original ? dueOn : dateOf(due);
}

/** The first day of the pause that still lasts, counted from 1970-01-01; undefined if none does. */
export function pausedSince(pauses: readonly Pause[]): number | undefined {
  const last = pauses.at(-1);
  return last && last.resumedOn === undefined ? last.firstDay : undefined;
}
