import type { Document } from '#read-store';

interface Entry {
  readonly writes: number;
  readonly document: Document;
  readonly length: number;
}

/** As much JSON to keep parsed of a collection, in characters: some thousand documents. */
const MOST_CHARACTERS = 2_000_000;

/**
 * Documents as they were parsed, by the number of their row. Parsing is most of the cost of reading; that one
 * is still the same is told by how often it was written. Those that were used last stay: when they have filled
 * half of the room, the other half is forgotten.
 */
export class DocumentCache {
  #recent = new Map<number, Entry>();
  #older = new Map<number, Entry>();
  #characters = 0;

  get(row: number, writes: number): Document | undefined {
    const recent = this.#recent.get(row);
    const entry = recent ?? this.#older.get(row);
    if (entry?.writes !== writes) return undefined;
    if (recent === undefined) this.#keep(row, entry);
    return entry.document;
  }

  parse(row: number, writes: number, json: string): Document {
    const document = JSON.parse(json) as Document;
    this.#keep(row, { writes, document, length: json.length });
    return document;
  }

  #keep(row: number, entry: Entry): void {
    this.#recent.set(row, entry);
    this.#characters += entry.length;
    if (this.#characters <= MOST_CHARACTERS / 2) return;
    this.#older = this.#recent;
    this.#recent = new Map();
    this.#characters = 0;
  }
}
