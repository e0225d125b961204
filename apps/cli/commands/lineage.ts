import { type FigureAsked, GetLineage, GetState, type Moment, provJson } from '#application';
import { DIMENSIONS, WARNING_SIGNS, type WarningSign, defined } from '#domain';
import { catchUp } from '../session/catch-up.js';
import { EXIT, type ExitStatus, Failure } from '../session/failure.js';
import { type Session } from '../session/session.js';
import { answer } from '../terminal/answer.js';
import { type Terminal } from '../terminal/terminal.js';
import { lineageText } from '../text/lineage-text.js';

export interface LineageOptions {
  readonly debtor?: string | undefined;
  readonly creditor?: string | undefined;
  readonly position?: string | undefined;
  /** Prints it as PROV-JSON. */
  readonly prov?: boolean | undefined;
}

/** Prints where a figure comes from. @throws UnknownAlliance, NotFound, Failure */
export async function lineage(
  allianceId: string,
  name: string,
  { prov = false, ...options }: LineageOptions,
  moment: Moment,
  session: Session,
  terminal: Terminal,
): Promise<ExitStatus> {
  const figure = figureOf(name, options);
  const reading = { ...moment, after: await catchUp(session, terminal) };
  const told = await session.queries.execute(new GetLineage(allianceId, figure, reading));
  const { name: alliance } = await session.queries.execute(new GetState(allianceId, moment));
  const json = prov ? provJson(told) : told;
  answer(
    { ...terminal, json: terminal.json || prov },
    { json, shown: { ...told, alliance }, text: lineageText },
  );
  return EXIT.good;
}

/** A figure by its name, as `changes` tells it. @throws Failure */
function figureOf(name: string, { position, ...pair }: Omit<LineageOptions, 'prov'>): FigureAsked {
  const [of, ...rest] = name.split('.');
  const key = defined({ debtor: rest.join('.') || undefined, ...pair });
  if (of === 'trust') {
    if (key.debtor === undefined && key.creditor !== undefined)
      throw new Failure('--creditor needs --debtor: whose promises to them?', EXIT.usage);
    return { of, key, position };
  }
  if (position !== undefined || pair.debtor !== undefined || pair.creditor !== undefined)
    throw new Failure('--position, --debtor and --creditor are for trust only.', EXIT.usage);
  const dimension = DIMENSIONS.find((one) => name === `scorecard.${one}`);
  if (dimension !== undefined) return { of: 'scorecard', dimension };
  const sign = (Object.keys(WARNING_SIGNS) as WarningSign[]).find((one) => name === `warning-signs.${one}`);
  if (sign !== undefined) return { of: 'warning-signs', sign };
  throw new Failure(
    `There is no figure ${name}: ask for trust, or one like scorecard.${DIMENSIONS.join(', .')} or warning-signs.W1.`,
    EXIT.usage,
  );
}
