import { UnknownAlliance } from '#domain';
import { didYouMean, suggest } from '../terminal/suggest.js';
import { type Terminal } from '../terminal/terminal.js';
import { catchUp } from './catch-up.js';
import { EXIT, Failure } from './failure.js';
import { type Session } from './session.js';
import { allAlliances } from './whole.js';

/** Does a work, and says of an alliance that is not known which may have been meant. @throws Failure */
export async function withSuggestions<T>(
  session: Session,
  terminal: Terminal,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  try {
    return await work(session);
  } catch (error) {
    if (!(error instanceof UnknownAlliance)) throw error;
    const alliances = await allAlliances(session, { after: await catchUp(session, terminal) });
    const ids = alliances.map(({ allianceId }) => allianceId);
    const hint =
      ids.length === 0 ? ' There are no alliances here yet.' : didYouMean(suggest(error.allianceId, ids));
    throw new Failure(`${error.message}${hint}`, EXIT.data);
  }
}
