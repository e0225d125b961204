import { type Band, type OutcomeCounts } from '#domain';
import { range, score } from '../terminal/figures.js';
import { type Layout } from '../terminal/paint.js';
import { type Painted } from '../terminal/table.js';

interface Scored {
  readonly E: number;
  readonly lower: number;
  readonly upper: number;
  readonly band: Band;
}

/** `0.67 (90 % range 0.22–0.97), unproven` */
export function scoreText({ E, lower, upper, band: name }: Scored, layout: Layout): string {
  const { text, paint } = band(name, layout);
  return `${score(E)} (90 % range ${range(lower, upper)}), ${paint(text)}`;
}

/** `Kept 3, late 0, partly kept 0, missed 1.` */
export const countsText = ({ kept, late, partlyKept, missed }: OutcomeCounts): string =>
  `Kept ${kept}, late ${late}, partly kept ${partlyKept}, missed ${missed}.`;

/** A band in its colour: what is unproven is neither good nor bad, and is dim. */
export function band(text: Band, { paint }: Layout): Painted {
  const colours = {
    strong: paint.green,
    fair: String,
    strained: paint.yellow,
    broken: paint.red,
    unproven: paint.dim,
  } satisfies Record<Band, Painted['paint']>;
  return { text, paint: colours[text] };
}
