/** Figures as people read them: a fixed number of places, a true minus sign, thousands apart. */

const MINUS = '−';

/** A score or a bound: two places. */
export const score = (value: number): string => value.toFixed(2);

/** A part of a change, with its sign: `+0.17`, `−0.02`; a dash where nothing is seen at two places. */
export function change(value: number): string {
  const figure = Math.abs(value).toFixed(2);
  if (figure === '0.00') return '–';
  return `${value < 0 ? MINUS : '+'}${figure}`;
}

export const range = (lower: number, upper: number): string => `${score(lower)}–${score(upper)}`;

export const whole = (value: number): string => value.toLocaleString('en-GB');

/** `1 day`, `2 days`. */
export const counted = (value: number, noun: string): string =>
  `${whole(value)} ${noun}${value === 1 ? '' : 's'}`;

/** The UTC day of an instant. */
export const dayOf = (instant: string): string => instant.slice(0, 'YYYY-MM-DD'.length);
