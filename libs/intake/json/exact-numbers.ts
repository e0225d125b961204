/**
 * A number in a JSON text that may be one that no double holds as it is written: one of 16 characters or more, or one
 * with an exponent of three. Any other is held: a double tells decimals of 15 digits apart (IEEE 754). Texts may look
 * the same, and are looked at closer then.
 */
const SUSPECT = /(?:^|[[:,\s])-?(?:[\d.]{16}|[\d.]+[eE][-+]?\d{3})/;

export const mayHaveInexactNumbers = (text: string): boolean => SUSPECT.test(text);

/** Of `Number.prototype.toPrecision`. */
const MOST_DIGITS = 100;

/**
 * Whether the double nearest to a number of JSON, written with as many digits or with as few as tell it from other
 * doubles, is that number: so whoever parses it, to doubles or to decimals, reads the same (RFC 7493, 2.2).
 * 9007199254740993 is not; nor is 1e400. (The fewest digits are not always the nearest: JavaScript writes the double
 * 1078002789610311.25 as 1078002789610311.2.)
 */
export function isExact(number: string): boolean {
  const written = decimalOf(number);
  const double = Number(number);
  if (!Number.isFinite(double) || written.digits.length > MOST_DIGITS) return false;
  if (written.digits === '') return true;
  return [double.toPrecision(written.digits.length), String(double)].some((held) =>
    isSame(decimalOf(held), written),
  );
}

const isSame = (one: Decimal, other: Decimal): boolean =>
  one.digits === other.digits && one.exponent === other.exponent;

/** A decimal, whatever its sign, as `0.digits × 10^exponent`, without zeros at either end; zero has no digits. */
interface Decimal {
  readonly digits: string;
  readonly exponent: number;
}

function decimalOf(number: string): Decimal {
  const [mantissa = '', exponent = '0'] = number.replace(/^-/, '').toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const all = whole + fraction;
  const significant = all.replace(/^0+/, '');
  return {
    digits: significant.slice(0, endWithoutZeros(significant)),
    exponent: Number(exponent) + whole.length - (all.length - significant.length),
  };
}

/** By a loop, since `/0+$/` takes the square of its time on many zeros that others follow. */
function endWithoutZeros(digits: string): number {
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  return end;
}
