import { type Chance } from './chance.js';

/** What befalls what travels, from 0 to 1. */
export interface Weather {
  readonly lost: number;
  readonly late: number;
}

export const CALM: Weather = { lost: 0, late: 0 };

/** Longer than a lease lasts. */
const VERY_LATE_MS = 12_000;
const GIVES_UP_MS = 300;
/** Longer than a watcher waits from one look to the next. */
const LAGS_MS = 6_000;

/** The way between a process and a server: what is asked is done once at most, and whoever asked may never know. */
export class Link {
  isCut = false;
  /** The process is gone: whatever it waits for never comes. */
  isDead = false;

  constructor(
    private readonly chance: Chance,
    private readonly sleep: (milliseconds: number) => Promise<void>,
    private readonly weather: () => Weather,
    private readonly broken: (reason: string) => Error,
  ) {}

  async call<T>(work: () => Promise<T>): Promise<T> {
    // As a store that is near: at once.
    if (!this.isDead && !this.isCut && this.weather() === CALM) return work();
    await this.travel();
    const answer = await work();
    await this.travel();
    return answer;
  }

  async *follow<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
    await this.travel();
    for await (const item of items) {
      if (this.isDead || this.isCut || this.chance.happens(0.05)) await this.travel();
      yield item;
    }
  }

  /** What is told of comes late at times, and all after it. */
  async lag(): Promise<void> {
    if (this.weather() !== CALM && this.chance.happens(0.05))
      await this.sleep(this.chance.between(1, LAGS_MS));
  }

  /** Whether what came last is delivered once more. */
  repeats(): boolean {
    return this.weather() !== CALM && this.chance.happens(0.1);
  }

  private async travel(): Promise<void> {
    const { lost, late } = this.weather();
    const isLost = this.chance.happens(lost);
    if (isLost) await this.sleep(GIVES_UP_MS);
    else if (this.chance.happens(late)) await this.sleep(this.chance.between(1, VERY_LATE_MS));
    else if (lost + late > 0) await this.sleep(this.chance.between(0, 3));
    if (this.isDead) await new Promise(() => undefined);
    if (isLost || this.isCut) throw this.broken(isLost ? 'It was lost on its way.' : 'The link is cut.');
  }
}
