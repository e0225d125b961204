import { type OccurredOn, endOf } from '#domain';

/**
 * The moment at which something is looked at, by two clocks: what was recorded by an instant; and of that, what had
 * happened by the end of a date. What is left out is now.
 */
export interface Moment {
  /** ISO 8601. */
  readonly knownAt?: string | undefined;
  readonly asOf?: OccurredOn | undefined;
}

/** The same; or after an event. */
export interface StateMoment extends Moment {
  readonly revision?: number | undefined;
}

/** A moment, and a position that the read models are to have reached first. */
export interface Reading extends Moment {
  readonly after?: string | undefined;
}

export function isNow({ revision, knownAt, asOf }: StateMoment): boolean {
  return revision === undefined && knownAt === undefined && asOf === undefined;
}

/** The instant at which trust and due dates are looked at: ISO 8601, UTC. */
export function instantOf({ asOf, knownAt }: Moment, now: string): string {
  if (asOf !== undefined) return new Date(endOf(asOf)).toISOString();
  return knownAt === undefined ? now : new Date(knownAt).toISOString();
}

/** What a moment adds to what tells one list from another. */
export function askedAt(moment: Moment): readonly (string | undefined)[] {
  return isNow(moment) ? [] : ['at', moment.asOf, moment.knownAt];
}
