import { type Chance } from './chance.js';

interface Timer {
  readonly at: number;
  /** The order in which timers were set: those of the same time run in it. */
  readonly number: number;
  readonly run: () => void;
  readonly every: number | undefined;
}

const letRun = setImmediate;
/** How often what is ready may run before the next timer does. */
const ROUNDS = 2;

/**
 * Time that passes only when everybody waits for it. While it is installed, timers, `Date.now` and `Math.random` are
 * its own; what `setImmediate` runs is run in the order in which it was asked for, so that nothing is left to the
 * machine.
 */
export class VirtualTime {
  /** Milliseconds since the beginning. */
  now = 0;
  private count = 0;
  private readonly timers = new Map<number, Timer>();

  constructor(
    private readonly chance: Chance,
    /** What a clock on the wall shows: milliseconds since 1970. */
    private readonly wallClock: () => number,
  ) {}

  readonly sleep = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => this.set(resolve, milliseconds, undefined));

  /** Has something done in this time, until it is done or so many milliseconds have passed. */
  async run(work: () => Promise<void>, within: number): Promise<void> {
    const restore = this.install();
    try {
      const outcome: { done?: true; error?: unknown } = {};
      work().then(
        () => (outcome.done = true),
        (error: unknown) => Object.assign(outcome, { done: true, error }),
      );
      while (outcome.done === undefined) {
        for (let round = 0; round < ROUNDS; round += 1) await new Promise((resolve) => letRun(resolve));
        if (outcome.done === undefined && !this.step()) throw new Error('Everybody waits for ever.');
        if (this.now > within) throw new Error(`It is not over after ${within} ms.`);
      }
      if (outcome.error !== undefined) throw outcome.error;
    } finally {
      restore();
    }
  }

  private step(): boolean {
    let next: Timer | undefined;
    for (const timer of this.timers.values())
      if (next === undefined || timer.at < next.at || (timer.at === next.at && timer.number < next.number))
        next = timer;
    if (next === undefined) return false;
    this.now = Math.max(this.now, next.at);
    if (next.every === undefined) this.timers.delete(next.number);
    else this.timers.set(next.number, { ...next, at: this.now + next.every });
    next.run();
    return true;
  }

  private set(run: () => void, milliseconds: number, every: number | undefined): number {
    this.count += 1;
    this.timers.set(this.count, { at: this.now + milliseconds, number: this.count, run, every });
    return this.count;
  }

  /** Gives what undoes it. */
  private install(): () => void {
    const { setTimeout, setInterval, clearTimeout, clearInterval } = globalThis;
    const [now, random] = [Date.now, Math.random];
    const clear = (timer?: number): boolean => timer !== undefined && this.timers.delete(timer);
    Object.assign(globalThis, {
      setTimeout: (run: () => void, milliseconds = 0) => this.set(run, milliseconds, undefined),
      setInterval: (run: () => void, milliseconds = 0) => this.set(run, milliseconds, milliseconds),
      clearTimeout: clear,
      clearInterval: clear,
    });
    Date.now = this.wallClock;
    Math.random = this.chance.next;
    return () => {
      Object.assign(globalThis, { setTimeout, setInterval, clearTimeout, clearInterval });
      [Date.now, Math.random] = [now, random];
    };
  }
}
