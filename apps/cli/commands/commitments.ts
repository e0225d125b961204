import { GetAlliance, ListCommitments, type Moment } from '#application';
import { catchUp } from '../session/catch-up.js';
import { EXIT, type ExitStatus } from '../session/failure.js';
import { inWords } from '../session/moment.js';
import { type Session } from '../session/session.js';
import { wholeList } from '../session/whole.js';
import { answer } from '../terminal/answer.js';
import { type Terminal } from '../terminal/terminal.js';
import { commitmentsTable } from '../text/commitments-table.js';

/** Prints what was promised in an alliance, in the order in which it was. @throws UnknownAlliance, InQuarantine */
export async function commitments(
  allianceId: string,
  moment: Moment,
  session: Session,
  terminal: Terminal,
): Promise<ExitStatus> {
  const reading = { ...moment, after: await catchUp(session, terminal) };
  const all = await wholeList((paging) =>
    session.queries.execute(new ListCommitments({ allianceId }, paging, reading)),
  );
  const { name, partners } = await session.queries.execute(new GetAlliance(allianceId, moment));
  const title = `Commitments in ${name} (${allianceId}), ${inWords(moment)}`;
  answer(terminal, {
    json: { items: all },
    shown: { title, commitments: all, partners },
    text: (shown, layout) => [layout.paint.bold(shown.title), '', commitmentsTable(shown, layout)].join('\n'),
  });
  return EXIT.good;
}
