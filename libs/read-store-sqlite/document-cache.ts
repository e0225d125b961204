import type { Document, Json } from '#read-store';

interface Entry {
  readonly writes: number;
  readonly document: Document;
  readonly length: number;
}

/** As much JSON to keep parsed of a collection, in characters: some thousand documents. */
const MOST_CHARACTERS = 2_000_000;

/**
 * Documents as they were parsed, by the number of their row. Parsing is most of the cost of reading; that one
 * is still the same is told by how often it was written. Those that were used last stay.
 */
export class DocumentCache {
  readonly #entries = new Map<number, Entry>();
  #characters = 0;

  get(row: number, writes: number): Document | undefined {
    const entry = this.#entries.get(row);
    if (entry?.writes !== writes) return undefined;
    this.#entries.delete(row);
    this.#entries.set(row, entry);
    return entry.document;
  }

  /** Parses a document, and keeps it. Nobody can change it, as others will get the same. */
  parse(row: number, writes: number, json: string): Document {
    const document = freeze(JSON.parse(json) as Document) as Document;
    this.#forget(row);
    this.#entries.set(row, { writes, document, length: json.length });
    this.#characters += json.length;
    for (const oldest of this.#entries.keys()) {
      if (this.#characters <= MOST_CHARACTERS) break;
      this.#forget(oldest);
    }
    return document;
  }

  #forget(row: number): void {
    this.#characters -= this.#entries.get(row)?.length ?? 0;
    this.#entries.delete(row);
  }
}

function freeze(value: Json | undefined): Json | undefined {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}
