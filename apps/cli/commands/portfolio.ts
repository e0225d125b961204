import { GetPortfolio, type Moment } from '#application';
import { catchUp } from '../session/catch-up.js';
import { EXIT, type ExitStatus } from '../session/failure.js';
import { type Session } from '../session/session.js';
import { answer } from '../terminal/answer.js';
import { type Terminal } from '../terminal/terminal.js';
import { portfolioText } from '../text/portfolio-text.js';

/** Prints all alliances side by side: how many of what sort, how they end, what is kept. */
export async function portfolio(moment: Moment, session: Session, terminal: Terminal): Promise<ExitStatus> {
  const after = await catchUp(session, terminal);
  const all = await session.queries.execute(new GetPortfolio({ ...moment, after }));
  answer(terminal, { json: all, shown: all, text: portfolioText });
  return EXIT.good;
}
