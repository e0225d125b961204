import { type Moment } from '#application';
import { catchUp } from '../session/catch-up.js';
import { EXIT, type ExitStatus } from '../session/failure.js';
import { type Session } from '../session/session.js';
import { allAlliances } from '../session/whole.js';
import { answer } from '../terminal/answer.js';
import { type Terminal } from '../terminal/terminal.js';
import { listText } from '../text/list-text.js';

/** Prints every alliance there is, or was, by id. */
export async function list(moment: Moment, session: Session, terminal: Terminal): Promise<ExitStatus> {
  const alliances = await allAlliances(session, { ...moment, after: await catchUp(session, terminal) });
  answer(terminal, { json: { items: alliances }, shown: alliances, text: listText });
  return EXIT.good;
}
