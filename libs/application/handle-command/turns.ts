/** Lets those who want the same thing have it one after the other, in the order in which they came. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  take<T>(what: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(what);
    const mine = before === undefined ? work() : before.then(work);
    const settled: Promise<unknown> = mine.then(ignore, ignore).then(() => {
      if (this.last.get(what) === settled) this.last.delete(what);
    });
    this.last.set(what, settled);
    return mine;
  }
}

function ignore(): void {
  // Whoever took the turn sees how it went; the next one only waits for its end.
}
