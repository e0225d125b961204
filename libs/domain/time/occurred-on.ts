import { readInstant } from './instant.js';

/**
 * When something happened in the world, as precisely as it is known: a year, a month, a day
 * (`2016`, `2016-12`, `2016-12-10`) or an instant (`2016-12-10T09:30:00Z`). Precision is kept.
 */
export type OccurredOn = string;

export type Precision = 'year' | 'month' | 'day' | 'instant';

/** First and last instant of a period, both in it: milliseconds since 1970-01-01T00:00:00Z. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

export const DAY_MS = 86_400_000;

const DATE = '2016-12-10';
const PERIOD = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** How precisely a time is given; undefined if it is none: real dates only, years 0001 to 9999, RFC 3339 instants. */
export function precisionOf(text: string): Precision | undefined {
  const period = PERIOD.exec(text);
  if (period) {
    const [, year, month, day] = period;
    if (!isRealDate(Number(year), Number(month ?? 1), Number(day ?? 1))) return undefined;
    return day !== undefined ? 'day' : month !== undefined ? 'month' : 'year';
  }
  const isInstant = text.length > DATE.length && precisionOf(text.slice(0, DATE.length)) === 'day';
  return isInstant && readInstant(text) !== undefined ? 'instant' : undefined;
}

export function isOccurredOn(text: string): boolean {
  return precisionOf(text) !== undefined;
}

/** The same days are asked for again and again: their periods are computed once, for so many at a time. */
const KNOWN = 4_096;
const known = new Map<OccurredOn, Interval>();

/** The period a time stands for, UTC; an instant is its own. Throws a RangeError for what is no time. */
export function intervalOf(when: OccurredOn): Interval {
  const before = known.get(when);
  if (before) return before;
  const interval = computeInterval(when);
  if (known.size >= KNOWN) known.clear();
  known.set(when, interval);
  return interval;
}

function computeInterval(when: OccurredOn): Interval {
  const precision = precisionOf(when);
  switch (precision) {
    case 'instant': {
      const { at: instant = NaN } = readInstant(when) ?? {};
      return { from: instant, to: instant };
    }
    case 'day': {
      const from = Date.parse(when);
      return { from, to: from + DAY_MS - 1 };
    }
    case 'month': {
      const from = Date.parse(when);
      const days = daysInMonth(Number(when.slice(0, 4)), Number(when.slice(5)));
      return { from, to: from + days * DAY_MS - 1 };
    }
    case 'year': {
      const from = Date.parse(when);
      return { from, to: from + (isLeapYear(Number(when)) ? 366 : 365) * DAY_MS - 1 };
    }
    case undefined:
      throw new RangeError(`${when} is not a time: give a year, a month, a day or an RFC 3339 instant.`);
    default:
      return precision satisfies never;
  }
}

/** The first instant, in milliseconds since 1970. */
export function startOf(when: OccurredOn): number {
  return intervalOf(when).from;
}

/** The last instant, in milliseconds since 1970. */
export function endOf(when: OccurredOn): number {
  return intervalOf(when).to;
}

/** Which of two times begins later; the first of two that begin together. */
export function laterOf(when: OccurredOn, other: OccurredOn): OccurredOn {
  return startOf(when) >= startOf(other) ? when : other;
}

/** The furthest that a place's calendar is ahead of UTC: a civil day begins at UTC+14. */
const FURTHEST_AHEAD_MS = 14 * 3_600_000;

/** The first instant at which a time may have begun anywhere, in milliseconds since 1970. */
export function earliestStartOf(when: OccurredOn): number {
  return precisionOf(when) === 'instant' ? startOf(when) : startOf(when) - FURTHEST_AHEAD_MS;
}

/** Whether the first is over before the second begins, however imprecise both are. */
export function certainlyBefore(first: OccurredOn, second: OccurredOn): boolean {
  return endOf(first) < startOf(second);
}

/** The calendar day of an instant, UTC, counted from 1970-01-01. */
export function dayOf(instant: number): number {
  return Math.floor(instant / DAY_MS);
}

/** The first calendar day, UTC, counted from 1970-01-01. */
export function firstDayOf(when: OccurredOn): number {
  return dayOf(startOf(when));
}

/** The last calendar day, UTC, counted from 1970-01-01. */
export function lastDayOf(when: OccurredOn): number {
  return dayOf(endOf(when));
}

const LAST_DAY = dayOf(Date.parse('9999-12-31'));

/** The date of a calendar day counted from 1970-01-01: `2016-12-10`. Time ends with the year 9999. */
export function dateOf(day: number): OccurredOn {
  return new Date(Math.min(day, LAST_DAY) * DAY_MS).toISOString().slice(0, 10);
}

function isRealDate(year: number, month: number, day: number): boolean {
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
