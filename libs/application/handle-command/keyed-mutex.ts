/** Lets those who need the same key go one after the other, in the order in which they came. */
export class KeyedMutex {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Runs the work once all that came before it under the key has ended, well or not. */
  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(key);
    const result = before === undefined ? work() : before.then(work);
    const ended: Promise<unknown> = result.then(ignore, ignore).then(() => {
      if (this.last.get(key) === ended) this.last.delete(key);
    });
    this.last.set(key, ended);
    return result;
  }
}

function ignore(): void {
  // Whoever ran the work sees how it went; the next one only waits for its end.
}
