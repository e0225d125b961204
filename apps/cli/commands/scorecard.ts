import { GetScorecard } from '#application';
import { EXIT, type ExitStatus } from '../failure.js';
import { dateIn } from '../replay/moment.js';
import type { Session } from '../session.js';
import type { Terminal } from '../terminal.js';
import { scorecardText } from '../text/scorecard-text.js';

export interface ScorecardOptions {
  /** As of the end of this; without it, now. */
  readonly asOf?: string | undefined;
  /** With the events that each dimension comes from. */
  readonly explain: boolean;
  readonly json: boolean;
}

/** Prints the dimensions of an alliance side by side. @throws UnknownAlliance, Failure */
export async function scorecard(
  allianceId: string,
  { asOf, explain, json }: ScorecardOptions,
  { queries }: Session,
  terminal: Terminal,
): Promise<ExitStatus> {
  const question = new GetScorecard(allianceId, dateIn('--as-of', asOf), explain);
  const answer = await queries.execute(question);
  terminal.print(json ? JSON.stringify(answer) : scorecardText(answer, terminal.layout));
  return EXIT.good;
}
