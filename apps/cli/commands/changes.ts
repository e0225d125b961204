import { CLOCKS, GetChanges, GetState, type Moment } from '#application';
import { endOf, startOf } from '#domain';
import { catchUp } from '../session/catch-up.js';
import { EXIT, type ExitStatus, Failure } from '../session/failure.js';
import { dateIn } from '../session/moment.js';
import { type Session } from '../session/session.js';
import { answer } from '../terminal/answer.js';
import { type Terminal } from '../terminal/terminal.js';
import { changesText } from '../text/changes-text.js';

export interface ChangesOptions {
  readonly from: string;
  readonly to?: string | undefined;
  readonly clock: string;
}

/** Prints what was learnt or happened between two instants, and what it changed. @throws UnknownAlliance, Failure */
export async function changes(
  allianceId: string,
  { from: begin, to: end, clock: named }: ChangesOptions,
  moment: Moment,
  session: Session,
  terminal: Terminal,
): Promise<ExitStatus> {
  const clock = CLOCKS.find((one) => one === named);
  if (clock === undefined) throw new Failure(`--clock is ${CLOCKS.join(' or ')}, not ${named}.`, EXIT.usage);
  const [from, to] = [dateIn('--from', begin), end === undefined ? undefined : dateIn('--to', end)];
  if (to !== undefined && endOf(to) < startOf(from))
    throw new Failure('--to must not be before --from.', EXIT.usage);
  const [other, given] = clock === 'recorded' ? ['--known-at', moment.knownAt] : ['--as-of', moment.asOf];
  if (given !== undefined)
    throw new Failure(`${other} is what --from and --to say of the clock ${clock}.`, EXIT.usage);
  await catchUp(session, terminal);
  const all = await session.queries.execute(new GetChanges(allianceId, { from, to, clock }, moment));
  const { name } = await session.queries.execute(new GetState(allianceId, {}));
  answer(terminal, { json: all, shown: { ...all, name, from, to: to ?? all.to }, text: changesText });
  return EXIT.good;
}
