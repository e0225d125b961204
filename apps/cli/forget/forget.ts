import {
  createApplication,
  Eraser,
  type Forgotten,
  identity,
  openEventStoreAt,
  openSubjectKeys,
  placeOfEvents,
  readConfiguration,
  systemClock,
} from '#runtime';
import { EXIT, type ExitStatus } from '../session/failure.js';
import { type Session } from '../session/session.js';
import { answer } from '../terminal/answer.js';
import { type Terminal } from '../terminal/terminal.js';

export interface ForgetOptions {
  readonly alliance?: string | undefined;
  readonly reason: string;
}

/** Whom `recordedBy` names for what is done on the command line. */
const CALLER = 'command-line';

/** Forgets somebody in an alliance, or in all. @throws UnknownAlliance, NotFound */
export async function forget(
  subject: string,
  { alliance, reason }: ForgetOptions,
  env: NodeJS.ProcessEnv,
  { events, documents }: Session,
  terminal: Terminal,
): Promise<ExitStatus> {
  const configuration = readConfiguration(env);
  const keys = await openSubjectKeys(configuration);
  const stored = await openEventStoreAt(placeOfEvents(configuration));
  try {
    const { commands } = createApplication({ eventStore: events, readStore: documents });
    const eraser = new Eraser({ events, stored, keys, commands, now: systemClock, identity });
    const sender = { caller: CALLER, correlationId: identity.fresh() };
    await eraser.finish();
    const all =
      alliance === undefined
        ? await eraser.forgetEverywhere({ subject, reason }, sender)
        : [await eraser.forget(alliance, { subject, reason }, sender)];
    answer(terminal, { json: all, shown: { all }, text: forgottenText });
    return EXIT.good;
  } finally {
    await stored.close();
    await keys.close();
  }
}

function forgottenText({ all }: { readonly all: readonly Forgotten[] }): string {
  return all.map((one) => `${lineOf(one)}\n`).join('');
}

function lineOf({ allianceId, recorded, plainText }: Forgotten): string {
  const what =
    recorded === undefined ? 'nothing was left to erase' : `erased, as revision ${recorded.revision} says`;
  const rest =
    plainText.length === 0
      ? ''
      : `; ${plainText.length} events hold texts in plain: ${plainText.map(({ revision }) => revision).join(', ')}`;
  return `${allianceId}: ${what}${rest}`;
}
