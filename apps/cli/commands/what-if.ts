import { type Readable } from 'node:stream';
import { GetState, type Moment } from '#application';
import { type InvalidInput, WhatIfBody, readJson, trustPolicyOf, validate } from '#intake';
import { Refused, askWhatIf, identity } from '#runtime';
import { EXIT, type ExitStatus, Failure } from '../session/failure.js';
import { readEvents } from '../import/read-events.js';
import { type Session } from '../session/session.js';
import { answer } from '../terminal/answer.js';
import { type Terminal } from '../terminal/terminal.js';
import { whatIfText } from '../text/what-if-text.js';

export interface WhatIfOptions {
  readonly without?: readonly string[];
  /** Files of events that did not happen; - is standard input. */
  readonly event?: readonly string[];
  /** The name of a preset, or its values as JSON. */
  readonly policy?: string;
  readonly figure?: readonly string[];
  readonly debtor?: string;
  readonly creditor?: string;
  /** Tells only what would flip the band. */
  readonly flip?: boolean;
}

const CALLER = 'local';

/** Prints what the figures of an alliance would be otherwise; records nothing. @throws UnknownAlliance, Failure */
export async function whatIf(
  allianceId: string,
  options: WhatIfOptions,
  moment: Moment,
  { events: store, queries, now }: Session,
  terminal: Terminal,
  stdin: Readable,
): Promise<ExitStatus> {
  const { trustPolicy, ...question } = await questionOf(options, stdin);
  const policy = trustPolicy === undefined ? undefined : trustPolicyOf(trustPolicy);
  const sender = { caller: CALLER, correlationId: identity.fresh() };
  const asked = { ...question, trustPolicy: policy };
  const told = await askWhatIf({ store, now, identity }, allianceId, asked, moment, sender).catch(withPlaces);
  const { name } = await queries.execute(new GetState(allianceId, moment));
  const shown = { ...told, name, onlyFlips: options.flip === true };
  const json = shown.onlyFlips ? told.trust.flips : told;
  answer(terminal, { json, shown, text: whatIfText });
  return EXIT.good;
}

/** @throws Failure for what the body of a request would be refused for */
async function questionOf(
  { without, event: files, policy, figure, debtor, creditor }: WhatIfOptions,
  stdin: Readable,
): Promise<WhatIfBody> {
  if (debtor === undefined && creditor !== undefined)
    throw new Failure('--creditor needs --debtor: whose promises to them?', EXIT.usage);
  const body = JSON.parse(
    JSON.stringify({
      without,
      events: files && (await eventsOf(files, stdin)),
      trustPolicy: policy?.startsWith('{') === true ? policyIn(policy) : policy,
      figures: figure,
      debtor,
      creditor,
    }),
  ) as WhatIfBody;
  const errors = validate(WhatIfBody, body);
  if (errors.length > 0) throw new Failure(linesOf(errors), EXIT.usage);
  return body;
}

function policyIn(text: string): unknown {
  try {
    return readJson(Buffer.from(text));
  } catch (error) {
    throw new Failure(`--policy is no JSON: ${(error as Error).message}`, EXIT.usage);
  }
}

/** What is invented needs no more than `type` and `data`: whatever else a CloudEvent has says nothing here. */
async function eventsOf(files: readonly string[], stdin: Readable): Promise<unknown[]> {
  const events: unknown[] = [];
  for (const file of files)
    for await (const { where, content } of readEvents(file, stdin)) {
      if ('problem' in content) throw new Failure(`${where}: ${content.problem.detail}`, EXIT.data);
      const { type, data } = Object(content.value) as { type?: unknown; data?: unknown };
      events.push({ type, data });
    }
  return events;
}

function withPlaces(error: unknown): never {
  if (!(error instanceof Refused)) throw error;
  const { detail, errors = [] } = error.problem;
  throw new Failure([detail, linesOf(errors)].join('\n'), EXIT.data);
}

function linesOf(errors: InvalidInput['errors']): string {
  return errors.map(({ pointer, detail }) => `${pointer}: ${detail}`).join('\n');
}
