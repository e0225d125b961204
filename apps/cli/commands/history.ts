import { type Moment } from '#application';
import { catchUp } from '../session/catch-up.js';
import { EXIT, type ExitStatus } from '../session/failure.js';
import { inWords } from '../session/moment.js';
import { type Session } from '../session/session.js';
import { wholeLifecycle } from '../session/whole.js';
import { answer } from '../terminal/answer.js';
import { type Terminal } from '../terminal/terminal.js';
import { lifecycleText } from '../text/lifecycle-text.js';

/** Prints an alliance's lifecycle history. @throws UnknownAlliance, InQuarantine */
export async function history(
  allianceId: string,
  moment: Moment,
  session: Session,
  terminal: Terminal,
): Promise<ExitStatus> {
  const after = await catchUp(session, terminal);
  const { alliance, lifecycle } = await wholeLifecycle(allianceId, { ...moment, after }, session);
  const when = inWords(moment);
  const at = when === 'now' ? '' : `, ${when}`;
  const title = `${alliance.name} (${allianceId})${at}: ${lifecycle.phase}`;
  answer(terminal, { json: lifecycle, shown: { title, ...lifecycle }, text: lifecycleText });
  return EXIT.good;
}
