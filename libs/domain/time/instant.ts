/** An instant of RFC 3339, read. */
export interface Instant {
  /** Milliseconds since 1970-01-01T00:00:00Z, with a fraction: doubles tell a quarter of a microsecond. */
  readonly at: number;
  /** The same instant in UTC, written in one way only: `2016-12-10T09:30:00.5Z`. */
  readonly canonical: string;
}

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})[Tt]((?:[01]\d|2[0-3]):[0-5]\d):([0-5]\d|60)(?:\.(\d{1,9}))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

const MINUTE_MS = 60_000;
const YEAR_1 = Date.parse('0001-01-01T00:00:00Z');
const YEAR_10000 = Date.parse('9999-12-31T23:59:59.999Z') + 1;

/**
 * Reads an instant as RFC 3339 writes it: `T` and `Z` in either case, up to nine digits of a second, any offset to
 * the minute (`-00:00` is UTC), leap seconds where there may be one. Undefined for what is none, or falls out of
 * the years 0001 to 9999. Whether the day exists is not looked at.
 */
export function readInstant(text: string): Instant | undefined {
  const found = INSTANT.exec(text);
  if (found === null) return undefined;
  const [, date = '', minute = '', second = '', digits = '', sign, hours, minutes] = found;
  const isLeap = second === '60';
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === '-' ? -1 : 1);
  const whole = Date.parse(`${date}T${minute}:${isLeap ? '59' : second}Z`) - offset * MINUTE_MS;
  if (!(whole >= YEAR_1 && whole < YEAR_10000)) return undefined;
  const utc = new Date(whole).toISOString();
  if (isLeap && !MAY_BE_LEAP.test(utc)) return undefined;
  const fraction = Number(digits.padEnd(9, '0')) / 1_000_000;
  const rest = digits.replace(/(?<!0)0+$/, '');
  return {
    // A leap second has no milliseconds of its own: it is the last half of one, after all others of its day.
    at: isLeap ? whole + 999.5 + fraction / 2_000 : whole + fraction,
    canonical: `${utc.slice(0, 17)}${isLeap ? '60' : utc.slice(17, 19)}${rest && `.${rest}`}Z`,
  };
}

/** Leap seconds end a half-year. */
const MAY_BE_LEAP = /-(06-30|12-31)T23:59:59/;
