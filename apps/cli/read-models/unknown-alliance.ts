import { ListAlliances } from '#application';
import { UnknownAlliance } from '#domain';
import { EXIT, Failure } from '../failure.js';
import type { Session } from '../session.js';
import type { Terminal } from '../terminal.js';
import { didYouMean, suggest } from '../text/suggest.js';
import { catchUp } from './catch-up.js';

/** Ids that are looked through for those that may have been meant. */
const MOST = 1_000;

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
    await catchUp(session, terminal);
    const { items } = await session.queries.execute(new ListAlliances({}, { limit: MOST }));
    const ids = items.map(({ allianceId }) => allianceId);
    const hint =
      ids.length === 0 ? ' There are no alliances here yet.' : didYouMean(suggest(error.allianceId, ids));
    throw new Failure(`${error.message}${hint}`, EXIT.data);
  }
}
