import {
  type CommitmentAnswer,
  type CommitmentFilter,
  GetAlliance,
  ListCommitments,
  type Moment,
  instantOf,
} from '#application';
import { dateOf, dayOf } from '#domain';
import { catchUp } from '../session/catch-up.js';
import { EXIT, type ExitStatus, Failure } from '../session/failure.js';
import { type Session } from '../session/session.js';
import { wholeList } from '../session/whole.js';
import { answer } from '../terminal/answer.js';
import { type Terminal } from '../terminal/terminal.js';
import { dueText } from '../text/due-text.js';

const MOST_DAYS = 36_500;

/** Prints what is overdue and what falls due within some days, today among them, in all alliances. @throws Failure */
export async function due(
  within: string,
  moment: Moment,
  session: Session,
  terminal: Terminal,
): Promise<ExitStatus> {
  const days = daysOf(within);
  const reading = { ...moment, after: await catchUp(session, terminal) };
  const today = dayOf(Date.parse(instantOf(moment, session.now())));
  const commitments = (filter: CommitmentFilter): Promise<readonly CommitmentAnswer[]> =>
    wholeList((paging) => session.queries.execute(new ListCommitments(filter, paging, reading)));
  const overdue = await commitments({ status: 'overdue' });
  const upcoming = await commitments({ status: 'open', dueBefore: dateOf(today + days) });
  const ids = new Set([...overdue, ...upcoming].map(({ allianceId }) => allianceId));
  const alliances = await Promise.all(
    [...ids].map((allianceId) => session.queries.execute(new GetAlliance(allianceId, reading))),
  );
  answer(terminal, {
    json: { today: dateOf(today), within: days, overdue, due: upcoming },
    shown: { today, within: days, overdue, due: upcoming, alliances },
    text: dueText,
  });
  return EXIT.good;
}

/** @throws Failure */
function daysOf(within: string): number {
  const days = /^\d{1,5}$/.test(within) ? Number(within) : NaN;
  if (days >= 1 && days <= MOST_DAYS) return days;
  throw new Failure(`--within is a number of days from 1 to ${MOST_DAYS}, not ${within}.`, EXIT.usage);
}
