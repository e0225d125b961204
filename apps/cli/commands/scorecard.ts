import { GetScorecard, GetState } from '#application';
import { EXIT, type ExitStatus } from '../session/failure.js';
import { dateIn } from '../session/moment.js';
import { type Session } from '../session/session.js';
import { answer } from '../terminal/answer.js';
import { type Terminal } from '../terminal/terminal.js';
import { scorecardText } from '../text/scorecard-text.js';

export interface ScorecardOptions {
  /** As of the end of this; without it, now. */
  readonly asOf?: string | undefined;
  /** With the events that each dimension comes from. */
  readonly explain?: boolean;
}

/** Prints the dimensions of an alliance side by side. @throws UnknownAlliance, Failure */
export async function scorecard(
  allianceId: string,
  { asOf, explain = false }: ScorecardOptions,
  { queries }: Session,
  terminal: Terminal,
): Promise<ExitStatus> {
  const card = await queries.execute(new GetScorecard(allianceId, dateIn('--as-of', asOf), explain));
  const { name, partners } = await queries.execute(new GetState(allianceId, {}));
  answer(terminal, { json: card, shown: { ...card, name, partners }, text: scorecardText });
  return EXIT.good;
}
