import { type Document } from '#read-store';

interface Entry {
  readonly document: Document;
  readonly length: number;
}

/** As much JSON to keep parsed of a collection, in characters: some thousand documents. */
const MOST_CHARACTERS = 2_000_000;

/**
 * Documents as they were parsed, which is most of the cost of reading them. The key of one changes whenever it
 * is written. Those that were used last stay: when they have filled half of the room, the other half is
 * forgotten.
 */
export class DocumentCache {
  private recent = new Map<string, Entry>();
  private older = new Map<string, Entry>();
  private characters = 0;

  get(key: string): Document | undefined {
    const recent = this.recent.get(key);
    if (recent !== undefined) return recent.document;
    const older = this.older.get(key);
    if (older !== undefined) this.add(key, older);
    return older?.document;
  }

  parse(key: string, json: string): Document {
    const document = JSON.parse(json) as Document;
    this.add(key, { document, length: json.length });
    return document;
  }

  private add(key: string, entry: Entry): void {
    this.recent.set(key, entry);
    this.characters += entry.length;
    if (this.characters <= MOST_CHARACTERS / 2) return;
    this.older = this.recent;
    this.recent = new Map();
    this.characters = 0;
  }
}
