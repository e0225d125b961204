import { type StateMoment } from '#application';
import { defined, precisionOf, type OccurredOn } from '#domain';
import { EXIT, Failure } from './failure.js';

export interface MomentOptions {
  readonly untilRevision?: string;
  readonly knownAt?: string;
  readonly asOf?: string;
}

/** The moment that the options of a command line name; now, if none does. @throws Failure */
export function momentOf({ untilRevision, knownAt, asOf }: MomentOptions): StateMoment {
  if (untilRevision !== undefined) {
    if (knownAt === undefined && asOf === undefined) return { revision: revisionOf(untilRevision) };
    throw new Failure('Give either --until-revision, or --known-at and --as-of.', EXIT.usage);
  }
  if (knownAt !== undefined && precisionOf(knownAt) !== 'instant')
    throw new Failure(`--known-at takes an instant, like 2026-01-31T12:00:00Z, not ${knownAt}.`, EXIT.usage);
  return defined({ knownAt, asOf: dateIn('--as-of', asOf) });
}

/** A date that an option of a command line takes, if it is given. @throws Failure */
export function dateIn(option: string, date: string | undefined): OccurredOn | undefined {
  if (date === undefined || precisionOf(date) !== undefined) return date;
  throw new Failure(
    `${option} takes a year, a month, a day or an instant, like 2026-01-31, not ${date}.`,
    EXIT.usage,
  );
}

function revisionOf(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new Failure(`--until-revision takes a whole number from 0, not ${text}.`, EXIT.usage);
}
