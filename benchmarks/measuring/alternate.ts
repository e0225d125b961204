import { median } from './statistics.js';

export interface Compared {
  /** Medians over the rounds, in whatever `measure` gives. */
  readonly floor: number;
  readonly subject: number;
  /** Subject over floor: the median of what each round gave. */
  readonly ratio: number;
  readonly rounds: number;
}

/**
 * Measures floor and subject in turn, so that whatever else the machine does meets both; each second round
 * begins with the other one.
 */
export async function alternate(
  rounds: number,
  floor: () => Promise<number>,
  subject: () => Promise<number>,
): Promise<Compared> {
  const measured: { floor: number; subject: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const first = round % 2 === 0 ? await floor() : await subject();
    const second = round % 2 === 0 ? await subject() : await floor();
    measured.push(round % 2 === 0 ? { floor: first, subject: second } : { floor: second, subject: first });
  }
  return {
    floor: median(measured.map((each) => each.floor)),
    subject: median(measured.map((each) => each.subject)),
    ratio: median(measured.map((each) => each.subject / each.floor)),
    rounds,
  };
}
