import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds. */
export interface BackoffOptions {
  readonly first: number;
  readonly most: number;
}

/** Waits between attempts, twice as long each time, and never quite as long as others who do the same. */
export class Backoff {
  private readonly options: BackoffOptions;
  private next: number;

  constructor(options: BackoffOptions) {
    this.options = options;
    this.next = options.first;
  }

  /** It worked: begin again with the shortest. */
  reset(): void {
    this.next = this.options.first;
  }

  /** Ends early, without an error, when the signal aborts. */
  async wait(signal?: AbortSignal): Promise<void> {
    const milliseconds = this.next * (0.5 + Math.random() / 2);
    this.next = Math.min(this.next * 2, this.options.most);
    await sleep(milliseconds, undefined, signal && { signal }).catch(() => undefined);
  }
}
