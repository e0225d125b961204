import { DAY_MS, lastDayOf } from '../time/occurred-on.js';
import { type CommitmentStatusNow, type CommitmentView } from './commitment-view.js';

/** The end of time: the last instant a Date can tell, milliseconds since 1970. */
export const NEVER = 8_640_000_000_000_000;

/**
 * The first instant after the due date, milliseconds since 1970, from which an open commitment is overdue.
 * `NEVER` without a due date, and for what fell due in a pause that still lasts.
 *
 * @param pausedSince the first day of that pause, counted from 1970-01-01
 */
export function overdueFrom(
  { status, dueOn }: Pick<CommitmentView, 'status' | 'dueOn'>,
  pausedSince?: number,
): number {
  if (dueOn === undefined) return NEVER;
  const due = lastDayOf(dueOn);
  if (status === 'open' && pausedSince !== undefined && due >= pausedSince) return NEVER;
  return (due + 1) * DAY_MS;
}

/** The status at a moment, milliseconds since 1970, of a commitment that is overdue from some other. */
export function statusAt(
  commitment: Pick<CommitmentView, 'status'> & { readonly overdueFrom: number },
  now: number,
): CommitmentStatusNow {
  return commitment.status === 'open' && commitment.overdueFrom <= now ? 'overdue' : commitment.status;
}
