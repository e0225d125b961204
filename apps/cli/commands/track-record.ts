import { GetAlliance, GetTrackRecord, type Moment, NotFound } from '#application';
import { catchUp } from '../session/catch-up.js';
import { EXIT, type ExitStatus, Failure } from '../session/failure.js';
import { inWords } from '../session/moment.js';
import { type Session } from '../session/session.js';
import { answer } from '../terminal/answer.js';
import { type Terminal } from '../terminal/terminal.js';
import { namesOf } from '../text/parties.js';
import { trackRecordText } from '../text/track-record-text.js';

/** Prints what is known of a partner over all its alliances. @throws Failure */
export async function trackRecord(
  partnerId: string,
  moment: Moment,
  session: Session,
  terminal: Terminal,
): Promise<ExitStatus> {
  const reading = { ...moment, after: await catchUp(session, terminal) };
  const record = await session.queries
    .execute(new GetTrackRecord(partnerId, reading))
    .catch((error: unknown) => {
      throw error instanceof NotFound ? new Failure(error.message, EXIT.data) : error;
    });
  const [latest] = record.alliances.slice(-1);
  const alliance = latest && (await session.queries.execute(new GetAlliance(latest.allianceId, reading)));
  const name = namesOf(alliance?.partners ?? [])(partnerId);
  answer(terminal, {
    json: record,
    shown: { ...record, name, when: inWords(moment) },
    text: trackRecordText,
  });
  return EXIT.good;
}
