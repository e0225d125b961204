import { type StateMoment } from '#application';
import { precisionOf, type OccurredOn } from '#domain';
import { EXIT, Failure } from './failure.js';

export interface MomentOptions {
  readonly untilRevision?: string;
  readonly knownAt?: string;
  readonly asOf?: string;
}

/** The moment that the options of a command line name; now, if none does. @throws Failure */
export function momentOf({ untilRevision, knownAt, asOf }: MomentOptions): StateMoment {
  const given = [untilRevision, knownAt, asOf].filter((option) => option !== undefined);
  if (given.length > 1)
    throw new Failure('Give one of --until-revision, --known-at and --as-of.', EXIT.usage);
  if (untilRevision !== undefined) return { revision: revisionOf(untilRevision) };
  if (knownAt !== undefined) {
    if (precisionOf(knownAt) === 'instant') return { knownAt };
    throw new Failure(`--known-at takes an instant, like 2026-01-31T12:00:00Z, not ${knownAt}.`, EXIT.usage);
  }
  const date = dateIn('--as-of', asOf);
  return date === undefined ? {} : { asOf: date };
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
