import { GetState, GetWarningSigns } from '#application';
import { EXIT, type ExitStatus } from '../session/failure.js';
import { dateIn } from '../session/moment.js';
import { type Session } from '../session/session.js';
import { answer } from '../terminal/answer.js';
import { type Terminal } from '../terminal/terminal.js';
import { warningsText } from '../text/warnings-text.js';

/**
 * Prints the failure patterns that an alliance shows, and what to do about them.
 * @param asOf as of the end of this; without it, now
 * @throws UnknownAlliance, Failure
 */
export async function warnings(
  allianceId: string,
  asOf: string | undefined,
  { queries }: Session,
  terminal: Terminal,
): Promise<ExitStatus> {
  const signs = await queries.execute(new GetWarningSigns(allianceId, dateIn('--as-of', asOf)));
  const { name } = await queries.execute(new GetState(allianceId, {}));
  answer(terminal, { json: signs, shown: { ...signs, name }, text: warningsText });
  return EXIT.good;
}
