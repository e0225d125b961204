import { GetAlliance, GetLifecycle } from '#application';
import type { Lifecycle } from '#application';
import { EXIT, type ExitStatus } from '../failure.js';
import { catchUp } from '../read-models/catch-up.js';
import type { Session } from '../session.js';
import type { Terminal } from '../terminal.js';
import { lifecycleText } from '../text/lifecycle-text.js';
import { whole } from './whole.js';

/** Prints an alliance's lifecycle history. @throws UnknownAlliance, InQuarantine */
export async function history(
  allianceId: string,
  json: boolean,
  session: Session,
  terminal: Terminal,
): Promise<ExitStatus> {
  const after = await catchUp(session, terminal);
  const lifecycle = await wholeLifecycle(allianceId, after, session);
  if (json) {
    terminal.print(JSON.stringify(lifecycle));
    return EXIT.good;
  }
  const { name, phase } = await session.queries.execute(new GetAlliance(allianceId, after));
  terminal.print(
    lifecycleText({ title: `${name} (${allianceId}): ${phase}`, ...lifecycle }, terminal.layout),
  );
  return EXIT.good;
}

export async function wholeLifecycle(
  allianceId: string,
  after: string | undefined,
  { queries }: Session,
): Promise<Lifecycle> {
  const { first, all } = await whole(
    (paging) => queries.execute(new GetLifecycle(allianceId, paging, after)),
    ({ entries }) => entries,
  );
  const { phase, phases } = first;
  return { allianceId, phase, phases, entries: all };
}
