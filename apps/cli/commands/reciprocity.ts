import { GetReciprocity, GetState, type Moment } from '#application';
import { EXIT, type ExitStatus } from '../session/failure.js';
import { type Session } from '../session/session.js';
import { answer } from '../terminal/answer.js';
import { type Terminal } from '../terminal/terminal.js';
import { reciprocityText } from '../text/reciprocity-text.js';

/** Prints who gave what in an alliance, and who got it. @throws UnknownAlliance */
export async function reciprocity(
  allianceId: string,
  moment: Moment,
  { queries }: Session,
  terminal: Terminal,
): Promise<ExitStatus> {
  const flows = await queries.execute(new GetReciprocity(allianceId, moment));
  const { name, partners } = await queries.execute(new GetState(allianceId, moment));
  answer(terminal, { json: flows, shown: { ...flows, name, partners }, text: reciprocityText });
  return EXIT.good;
}
