import { median } from './statistics.js';

/** The smallest and the greatest. */
export interface Spread {
  readonly least: number;
  readonly most: number;
}

/** Medians over the rounds; the ratio is that of subject over floor in each round. */
export interface Compared {
  readonly floor: number;
  readonly subject: number;
  readonly ratio: number;
  /** Of the ratios. */
  readonly spread: Spread;
}

/**
 * Measures floor and subject in turn, so that whatever else the machine does meets both; each second round
 * begins with the other one.
 */
export async function alternate<Name extends string>(
  rounds: number,
  floor: () => Promise<Readonly<Record<Name, number>>>,
  subject: () => Promise<Readonly<Record<Name, number>>>,
): Promise<Readonly<Record<Name, Compared>>> {
  const measured: { floor: Readonly<Record<Name, number>>; subject: Readonly<Record<Name, number>> }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) measured.push({ floor: await floor(), subject: await subject() });
    else measured.push({ subject: await subject(), floor: await floor() });
  }
  const names = Object.keys(measured[0]?.floor ?? {}) as Name[];
  const compared = names.map((name): [string, Compared] => {
    const floors = measured.map((each) => each.floor[name]);
    const subjects = measured.map((each) => each.subject[name]);
    return [name, comparedOf(floors, subjects)];
  });
  return Object.fromEntries(compared) as Readonly<Record<Name, Compared>>;
}

function comparedOf(floors: readonly number[], subjects: readonly number[]): Compared {
  const ratios = subjects.map((subject, round) => subject / (floors[round] ?? NaN));
  return {
    floor: median(floors),
    subject: median(subjects),
    ratio: median(ratios),
    spread: { least: Math.min(...ratios), most: Math.max(...ratios) },
  };
}
