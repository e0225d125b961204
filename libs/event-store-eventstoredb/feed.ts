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
  /** The error that then ends the feed. */
  readonly impatience?: () => Error;
}

/** So many items wait for the reader before the tap is turned off, and so few before it is turned on again. */
const [HIGH_WATER, LOW_WATER] = [512, 128];

/** Items that somebody pushes and somebody else pulls, no faster than they are pulled. */
export class Feed<T> implements AsyncIterableIterator<T, undefined> {
  readonly #tap: Tap;
  readonly #options: FeedOptions;
  #items: T[] = [];
  #next = 0;
  #paused = false;
  #waiting: { resolve(result: IteratorResult<T, undefined>): void; reject(error: Error): void } | undefined;
  #end: { readonly error?: Error } | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(tap: Tap, options: FeedOptions = {}) {
    this.#tap = tap;
    this.#options = options;
  }

  /** Whether nobody can push any more. */
  get ended(): boolean {
    return this.#end !== undefined;
  }

  /** Whether something was pushed that nobody has pulled yet. */
  get hasMore(): boolean {
    return this.#next < this.#items.length;
  }

  push(item: T): void {
    if (this.#end) return;
    if (this.#waiting) {
      const { resolve } = this.#waiting;
      this.#waiting = undefined;
      resolve({ done: false, value: item });
      return;
    }
    this.#items.push(item);
    if (!this.#paused && this.#items.length - this.#next >= HIGH_WATER) {
      this.#paused = true;
      this.#tap.pause();
    }
  }

  /** What was pushed can still be pulled; then it is over, or fails. */
  end(error?: Error): void {
    if (this.#end) return;
    this.#end = error ? { error } : {};
    this.#tap.stop();
    this.#finish();
  }

  /** Over at once: what was pushed and not pulled is dropped. */
  cut(error?: Error): void {
    this.#items = [];
    this.#next = 0;
    this.#end = undefined;
    this.end(error);
  }

  next(): Promise<IteratorResult<T, undefined>> {
    const item = this.#items[this.#next];
    if (item !== undefined) {
      this.#next += 1;
      if (this.#next === this.#items.length) this.#items.length = this.#next = 0;
      if (this.#paused && this.#items.length - this.#next <= LOW_WATER) this.#turnOn();
      return Promise.resolve({ done: false, value: item });
    }
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      if (this.#end) this.#finish();
      else this.#watch();
    });
  }

  return(): Promise<IteratorResult<T, undefined>> {
    this.cut();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #turnOn(): void {
    this.#items.splice(0, this.#next);
    this.#next = 0;
    this.#paused = false;
    this.#tap.resume();
  }

  #finish(): void {
    clearTimeout(this.#timer);
    if (!this.#waiting) return;
    const { resolve, reject } = this.#waiting;
    const error = this.#end?.error;
    this.#waiting = undefined;
    this.#end = {};
    if (error) reject(error);
    else resolve({ done: true, value: undefined });
  }

  #watch(): void {
    const { patience, impatience } = this.#options;
    if (patience === undefined) return;
    this.#timer ??= setTimeout(() => {
      if (this.#waiting) this.cut(impatience?.());
    }, patience);
    this.#timer.refresh();
  }
}
