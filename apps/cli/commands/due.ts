import { ListCommitments } from '#application';
import type { CommitmentAnswer, CommitmentFilter } from '#application';
import { dateOf, dayOf } from '#domain';
import { EXIT, type ExitStatus, Failure } from '../failure.js';
import { catchUp } from '../read-models/catch-up.js';
import type { Session } from '../session.js';
import type { Terminal } from '../terminal.js';
import { dueText } from '../text/due-text.js';
import { whole } from './whole.js';

const MOST_DAYS = 36_500;

/** Prints what is overdue and what falls due within some days, today among them, in all alliances. @throws Failure */
export async function due(
  within: string,
  json: boolean,
  session: Session,
  terminal: Terminal,
): Promise<ExitStatus> {
  const days = daysOf(within);
  const after = await catchUp(session, terminal);
  const today = dayOf(Date.parse(session.now()));
  const overdue = await commitments({ status: 'overdue' }, after, session);
  const upcoming = await commitments({ status: 'open', dueBefore: dateOf(today + days) }, after, session);
  terminal.print(
    json
      ? JSON.stringify({ today: dateOf(today), within: days, overdue, due: upcoming })
      : dueText({ today, within: days, overdue, due: upcoming }, terminal.layout),
  );
  return EXIT.good;
}

/** @throws Failure */
function daysOf(within: string): number {
  const days = /^\d{1,5}$/.test(within) ? Number(within) : NaN;
  if (days >= 1 && days <= MOST_DAYS) return days;
  throw new Failure(`--within is a number of days from 1 to ${MOST_DAYS}, not ${within}.`, EXIT.usage);
}

async function commitments(
  filter: CommitmentFilter,
  after: string | undefined,
  { queries }: Session,
): Promise<readonly CommitmentAnswer[]> {
  const { all } = await whole(
    (paging) => queries.execute(new ListCommitments(filter, paging, after)),
    ({ items }) => items,
  );
  return all;
}
