import { type Moment, type StateMoment } from '#application';
import { type OccurredOn, defined, precisionOf } from '#domain';
import { EXIT, Failure } from './failure.js';

/** The two clocks, as they are typed. */
export interface ClockOptions {
  readonly knownAt?: string | undefined;
  readonly asOf?: string | undefined;
}

export interface MomentOptions extends ClockOptions {
  readonly untilRevision?: string | undefined;
}

/** The moment that the options of a command line name; now, if none does. @throws Failure */
export function momentOf({ untilRevision, knownAt, asOf }: MomentOptions): StateMoment {
  if (untilRevision !== undefined) {
    if (knownAt === undefined && asOf === undefined) return { revision: revisionOf(untilRevision) };
    throw new Failure('Give either --until-revision, or --known-at and --as-of.', EXIT.usage);
  }
  return clocksOf({ knownAt, asOf });
}

/** The moment that the two clocks name. @throws Failure */
export function clocksOf({ knownAt, asOf }: ClockOptions): Moment {
  if (knownAt !== undefined && precisionOf(knownAt) !== 'instant')
    throw new Failure(`--known-at takes an instant, like 2026-01-31T12:00:00Z, not ${knownAt}.`, EXIT.usage);
  return defined({ knownAt, asOf: asOf === undefined ? undefined : dateIn('--as-of', asOf) });
}

/** A date that an option of a command line takes. @throws Failure */
export function dateIn(option: string, date: string): OccurredOn {
  if (precisionOf(date) !== undefined) return date;
  throw new Failure(
    `${option} takes a year, a month, a day or an instant, like 2026-01-31, not ${date}.`,
    EXIT.usage,
  );
}

/** `now`, or `as of 2020, as known at 2022-01-01T00:00:00Z`. */
export function inWords({ revision, knownAt, asOf }: StateMoment): string {
  if (revision !== undefined) return `at revision ${revision}`;
  const clocks = [asOf && `as of ${asOf}`, knownAt && `as known at ${knownAt}`];
  return clocks.filter((clock) => clock !== undefined).join(', ') || 'now';
}

function revisionOf(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new Failure(`--until-revision takes a whole number from 0, not ${text}.`, EXIT.usage);
}
