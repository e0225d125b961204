const LIMIT = 100_000;

/** Ids that were seen lately. It may forget any, and never remembers what was not seen. */
export class KnownIds {
  #recent = new Set<string>();
  #before = new Set<string>();

  has(id: string): boolean {
    return this.#recent.has(id) || this.#before.has(id);
  }

  add(id: string): void {
    if (this.#recent.size >= LIMIT / 2) {
      this.#before = this.#recent;
      this.#recent = new Set();
    }
    this.#recent.add(id);
  }
}
