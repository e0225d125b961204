/** Lets those who need the same key go one after the other, in the order in which they came. */
export class KeyedMutex {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Runs the work once all that came before it under the key has ended, well or not. */
  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(key);
    const result = before === undefined ? work() : before.then(work);
    const end = (): void => {
      if (this.last.get(key) === ended) this.last.delete(key);
    };
    // Whoever ran the work sees how it went; the next one only waits for its end.
    const ended: Promise<unknown> = result.then(end, end);
    this.last.set(key, ended);
    return result;
  }
}
