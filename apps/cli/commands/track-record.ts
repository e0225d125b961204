import { GetTrackRecord, NotFound } from '#application';
import { EXIT, type ExitStatus, Failure } from '../failure.js';
import { catchUp } from '../read-models/catch-up.js';
import type { Session } from '../session.js';
import type { Terminal } from '../terminal.js';
import { trackRecordText } from '../text/track-record-text.js';

/** Prints what is known of a partner over all its alliances. @throws Failure */
export async function trackRecord(
  partnerId: string,
  json: boolean,
  session: Session,
  terminal: Terminal,
): Promise<ExitStatus> {
  const after = await catchUp(session, terminal);
  const record = await session.queries
    .execute(new GetTrackRecord(partnerId, undefined, after))
    .catch((error: unknown) => {
      throw error instanceof NotFound ? new Failure(error.message, EXIT.data) : error;
    });
  terminal.print(json ? JSON.stringify(record) : trackRecordText(record, terminal.layout));
  return EXIT.good;
}
