/** How long to wait before looking again, at least; and as long as it takes to look, so that a slow store gets on. */
const POLL_MS = 5;

interface Waiting {
  readonly position: string;
  /** As `performance.now()` tells it. */
  readonly until: number;
  readonly tell: (reached: boolean) => void;
  readonly fail: (error: unknown) => void;
}

/** Lets many wait for projections to get somewhere, with one look at each checkpoint for all of them. */
export class Progress {
  private readonly waiting = new Map<string, Set<Waiting>>();

  constructor(private readonly checkpoint: (projection: string) => Promise<string | undefined>) {}

  /** Whether a projection gets to a position within some milliseconds. */
  async reach(
    projection: string,
    position: string,
    milliseconds: number,
    beforeWaiting?: () => Promise<void>,
  ): Promise<boolean> {
    if (((await this.checkpoint(projection)) ?? '') >= position) return true;
    await beforeWaiting?.();
    return new Promise((tell, fail) => {
      const waiting = this.waiting.get(projection) ?? new Set();
      waiting.add({ position, until: performance.now() + milliseconds, tell, fail });
      if (this.waiting.has(projection)) return;
      this.waiting.set(projection, waiting);
      this.lookLater(projection, waiting, POLL_MS);
    });
  }

  private lookLater(projection: string, waiting: Set<Waiting>, milliseconds: number): void {
    setTimeout(() => void this.look(projection, waiting), Math.max(POLL_MS, milliseconds));
  }

  private async look(projection: string, waiting: Set<Waiting>): Promise<void> {
    const began = performance.now();
    try {
      const checkpoint = (await this.checkpoint(projection)) ?? '';
      const now = performance.now();
      for (const one of waiting) {
        const reached = checkpoint >= one.position;
        if (!reached && now < one.until) continue;
        waiting.delete(one);
        one.tell(reached);
      }
    } catch (error) {
      for (const one of waiting) one.fail(error);
      waiting.clear();
    }
    if (waiting.size > 0) this.lookLater(projection, waiting, performance.now() - began);
    else this.waiting.delete(projection);
  }
}
