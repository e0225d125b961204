import { GetScorecard, GetState, type Moment } from '#application';
import { EXIT, type ExitStatus } from '../session/failure.js';
import { type Session } from '../session/session.js';
import { answer } from '../terminal/answer.js';
import { type Terminal } from '../terminal/terminal.js';
import { scorecardText } from '../text/scorecard-text.js';

/**
 * Prints the dimensions of an alliance side by side.
 * @param explain with the events that each comes from
 * @throws UnknownAlliance
 */
export async function scorecard(
  allianceId: string,
  moment: Moment,
  explain: boolean,
  { queries }: Session,
  terminal: Terminal,
): Promise<ExitStatus> {
  const card = await queries.execute(new GetScorecard(allianceId, moment, explain));
  const { name, partners } = await queries.execute(new GetState(allianceId, moment));
  answer(terminal, { json: card, shown: { ...card, name, partners }, text: scorecardText });
  return EXIT.good;
}
