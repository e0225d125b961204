import { activeDaysBetween } from '../assessment/days.js';
import { type AssessmentState } from '../assessment/assessment-state.js';
import { nameOf } from '../alliance/profile.js';
import { type Reciprocity } from '../reciprocity/reciprocity.js';
import { type EventRef } from '../time/event-ref.js';
import { type Finding, type WarningSign } from './warning-sign.js';

/** What signs are looked for in: an alliance as of an instant. */
export interface Assessed {
  readonly state: AssessmentState;
  /** Milliseconds since 1970. */
  readonly asOf: number;
  /** The calendar day of that instant, UTC, counted from 1970-01-01. */
  readonly today: number;
  /** The ids of the partners there are now: signs speak of nobody else. */
  readonly present: ReadonlySet<string>;
  readonly reciprocity: Reciprocity;
  /** How many events a finding names at most, of many the latest. */
  readonly mostEvents: number;
}

/** What one rule of a sign has found. */
export interface DraftFinding extends Omit<Finding, 'sign' | 'name' | 'version' | 'events'> {
  /** What it rests on, in whatever order. */
  readonly refs: readonly EventRef[];
}

/** One sign: its rules and their thresholds, which are our defaults, not published norms. */
export interface SignRules<T extends object> {
  readonly sign: WarningSign;
  /** One more whenever a rule changes, so that findings of different rules are told apart. */
  readonly version: number;
  readonly thresholds: T;
  /** Whether a paused alliance is checked for it, too. */
  readonly whilePaused?: true;
  check(assessed: Assessed, thresholds: T): Iterable<DraftFinding>;
}

/** The days from one calendar day to the day looked at, less those on which the alliance was paused or had lapsed. */
export function activeDaysSince({ state, today }: Assessed, day: number): number {
  return activeDaysBetween(state.profile, day, today);
}

/** A figure for people: two decimals at most. */
export function shown(figure: number): string {
  return String(Math.round(figure * 100) / 100);
}

/** How many there are of something: `1 day`, `2 days`. */
export function counted(number: number, singular: string): string {
  return `${number} ${singular}${number === 1 ? '' : 's'}`;
}

/** Partners by their names. */
export function named({ state }: Pick<Assessed, 'state'>, partnerIds: Iterable<string>): string {
  return Array.from(partnerIds, (partnerId) => nameOf(state.profile, partnerId)).join(', ');
}
