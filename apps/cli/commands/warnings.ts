import { GetState, GetWarningSigns, type Moment } from '#application';
import { EXIT, type ExitStatus } from '../session/failure.js';
import { type Session } from '../session/session.js';
import { answer } from '../terminal/answer.js';
import { type Terminal } from '../terminal/terminal.js';
import { warningsText } from '../text/warnings-text.js';

/**
 * Prints the failure patterns that an alliance shows, and what to do about them.
 * @throws UnknownAlliance
 */
export async function warnings(
  allianceId: string,
  moment: Moment,
  { queries }: Session,
  terminal: Terminal,
): Promise<ExitStatus> {
  const signs = await queries.execute(new GetWarningSigns(allianceId, moment));
  const { name } = await queries.execute(new GetState(allianceId, moment));
  answer(terminal, { json: signs, shown: { ...signs, name }, text: warningsText });
  return EXIT.good;
}
