import { GetWarningSigns } from '#application';
import { EXIT, type ExitStatus } from '../failure.js';
import { dateIn } from '../replay/moment.js';
import type { Session } from '../session.js';
import type { Terminal } from '../terminal.js';
import { warningsText } from '../text/warnings-text.js';

export interface WarningsOptions {
  /** As of the end of this; without it, now. */
  readonly asOf?: string | undefined;
  readonly json: boolean;
}

/** Prints the failure patterns that an alliance shows, and what to do about them. @throws UnknownAlliance, Failure */
export async function warnings(
  allianceId: string,
  { asOf, json }: WarningsOptions,
  { queries }: Session,
  terminal: Terminal,
): Promise<ExitStatus> {
  const question = new GetWarningSigns(allianceId, dateIn('--as-of', asOf));
  const answer = await queries.execute(question);
  terminal.print(json ? JSON.stringify(answer) : warningsText(answer, terminal.layout));
  return EXIT.good;
}
