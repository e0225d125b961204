/** What a feed is fed from, and can hold back. */
export interface Tap {
  pause(): void;
  resume(): void;
  /** No more is wanted. */
  stop(): void;
}

export interface FeedOptions {
  /** How long a waiting reader puts up with nothing at all, in milliseconds. Default: for ever. */
  readonly patience?: number;
  /** Asked when its patience is over: if so, the reader waits on. */
  readonly isAlive?: () => Promise<boolean>;
  /** The error that then ends the feed. */
  readonly impatience?: () => Error;
}

/** So many items wait for the reader before the tap is turned off, and so few before it is turned on again. */
const [HIGH_WATER, LOW_WATER] = [512, 128];

/** Whoever says nothing for so long loses the reader, alive or not. */
const MOST_SILENCES = 24;

/** Items that somebody pushes and somebody else pulls, no faster than they are pulled. */
export class Feed<T> implements AsyncIterableIterator<T, undefined> {
  private readonly tap: Tap;
  private readonly options: FeedOptions;
  private items: T[] = [];
  private nextIndex = 0;
  private paused = false;
  private waiting:
    { resolve(result: IteratorResult<T, undefined>): void; reject(error: Error): void } | undefined;
  private ending: { readonly error?: Error } | undefined;
  private timer: NodeJS.Timeout | undefined;
  /** How often the patience of the reader who waits was over. */
  private silences = 0;

  constructor(tap: Tap, options: FeedOptions = {}) {
    this.tap = tap;
    this.options = options;
  }

  /** Whether nobody can push any more. */
  get ended(): boolean {
    return this.ending !== undefined;
  }

  /** Whether something was pushed that nobody has pulled yet. */
  get hasMore(): boolean {
    return this.nextIndex < this.items.length;
  }

  push(item: T): void {
    if (this.ending) return;
    if (this.waiting) {
      const { resolve } = this.waiting;
      this.waiting = undefined;
      resolve({ done: false, value: item });
      return;
    }
    this.items.push(item);
    if (!this.paused && this.items.length - this.nextIndex >= HIGH_WATER) {
      this.paused = true;
      this.tap.pause();
    }
  }

  /** What was pushed can still be pulled; then it is over, or fails. */
  end(error?: Error): void {
    if (this.ending) return;
    this.ending = error ? { error } : {};
    this.tap.stop();
    this.finish();
  }

  /** Over at once: what was pushed and not pulled is dropped. */
  cut(error?: Error): void {
    this.items = [];
    this.nextIndex = 0;
    this.ending = undefined;
    this.end(error);
  }

  next(): Promise<IteratorResult<T, undefined>> {
    const item = this.items[this.nextIndex];
    if (item !== undefined) {
      this.nextIndex += 1;
      if (this.nextIndex === this.items.length) this.items.length = this.nextIndex = 0;
      if (this.paused && this.items.length - this.nextIndex <= LOW_WATER) this.turnOn();
      return Promise.resolve({ done: false, value: item });
    }
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      if (this.ending) this.finish();
      else this.watch();
    });
  }

  return(): Promise<IteratorResult<T, undefined>> {
    this.cut();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private turnOn(): void {
    this.items.splice(0, this.nextIndex);
    this.nextIndex = 0;
    this.paused = false;
    this.tap.resume();
  }

  private finish(): void {
    clearTimeout(this.timer);
    if (!this.waiting) return;
    const { resolve, reject } = this.waiting;
    const error = this.ending?.error;
    this.waiting = undefined;
    this.ending = {};
    if (error) reject(error);
    else resolve({ done: true, value: undefined });
  }

  private watch(): void {
    const { patience } = this.options;
    if (patience === undefined) return;
    this.timer ??= setTimeout(() => void this.losePatience(), patience);
    this.silences = 0;
    this.timer.refresh();
  }

  private async losePatience(): Promise<void> {
    const { isAlive, impatience } = this.options;
    const waiting = this.waiting;
    if (!waiting) return;
    this.silences += 1;
    const goesOn = this.silences < MOST_SILENCES && ((await isAlive?.()) ?? false);
    if (this.waiting !== waiting) return;
    if (goesOn) this.timer?.refresh();
    else this.cut(impatience?.());
  }
}
