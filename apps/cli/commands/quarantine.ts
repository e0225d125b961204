import { STREAM_PREFIX, streamOf } from '#domain';
import { PROJECTIONS, partOf, projectorLease, runProjections } from '#projections';
import { onceLeased } from '#read-store';
import { identity } from '#runtime';
import { EXIT, type ExitStatus, Failure } from '../session/failure.js';
import { type Session } from '../session/session.js';
import { answer } from '../terminal/answer.js';
import { type Terminal } from '../terminal/terminal.js';
import { type QuarantineRow, quarantineText } from '../text/quarantine-text.js';

/**
 * Prints the alliances that a projection could not handle, after having tried them again if asked to.
 * @throws Failure
 */
export async function quarantine(retry: boolean, session: Session, terminal: Terminal): Promise<ExitStatus> {
  const before = await inQuarantine(session);
  if (retry && before.length > 0) await tryAgain(session, before);
  const rows = retry ? await inQuarantine(session) : before;
  const told = { quarantined: rows, ...(retry ? { released: before.length - rows.length } : {}) };
  answer(terminal, { json: told, shown: told, text: quarantineText });
  return rows.length === 0 ? EXIT.good : EXIT.data;
}

async function inQuarantine({ documents }: Session): Promise<readonly QuarantineRow[]> {
  const rows = PROJECTIONS.map(async ({ spec }) =>
    (await documents.quarantined(spec.name)).map(({ stream, position, eventId, error }) => ({
      projection: spec.name,
      allianceId: stream.slice(STREAM_PREFIX.length),
      position,
      eventId,
      error,
    })),
  );
  return (await Promise.all(rows)).flat();
}

/** Whoever begins to project a part tries those of it in quarantine first: once each was tried, that is all. */
async function tryAgain(
  { events, documents, parts }: Session,
  waiting: readonly QuarantineRow[],
): Promise<void> {
  const partOfRow = ({ allianceId }: QuarantineRow): number => partOf(streamOf(allianceId), parts);
  for (const number of new Set(waiting.map(partOfRow))) {
    const done = new AbortController();
    let untried = waiting.filter((row) => partOfRow(row) === number).length;
    const tried = (): void => {
      untried -= 1;
      if (untried === 0) done.abort();
    };
    const turn = {
      leases: documents,
      name: projectorLease(number),
      holder: identity.fresh(),
      signal: done.signal,
    };
    const free = await onceLeased(turn, (signal, lease) =>
      runProjections({
        events,
        documents,
        projections: PROJECTIONS,
        lease,
        part: { number, of: parts },
        signal,
        observer: { onQuarantined: tried, onReleased: tried },
      }),
    );
    if (!free) {
      throw new Failure(
        'A service is running, and makes the read models. Stop it and try again, or run entente rebuild.',
        EXIT.data,
      );
    }
  }
}
