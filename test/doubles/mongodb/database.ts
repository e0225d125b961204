import { type Document } from 'mongodb';

/** What a command is refused with. */
export class CommandError extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly labels: readonly string[] = [],
  ) {
    super(message);
  }
}

export const DUPLICATE_KEY = 11_000;
const WRITE_CONFLICT = 112;

export interface Collection {
  readonly documents: Map<string, Document>;
  readonly indexes: Map<string, Document>;
  readonly viewOn?: string;
}

/** Documents by their ids. Those that are there are never changed, but replaced. */
type Documents = Map<string, Document>;

export const keyOf = (id: unknown): string => JSON.stringify(id);

/** The collections of all databases, by `<database>.<collection>`. */
export class Database {
  readonly collections = new Map<string, Collection>();

  collection(name: string): Collection {
    const there = this.collections.get(name);
    if (there !== undefined) return there;
    const collection: Collection = { documents: new Map(), indexes: new Map() };
    this.collections.set(name, collection);
    return collection;
  }

  /** Those that are read under a name: a view's are those of another. */
  documents(name: string): Documents {
    const there = this.collections.get(name);
    if (there?.viewOn !== undefined) return this.documents(there.viewOn);
    return there?.documents ?? new Map<string, Document>();
  }

  set(name: string, key: string, document: Document | undefined): void {
    const { documents } = this.collection(name);
    if (document === undefined) documents.delete(key);
    else documents.set(key, document);
  }
}

/** All there was when it began, and what was written since by itself alone. */
export class Transaction {
  private readonly seen = new Map<string, Documents>();
  private readonly written = new Map<
    string,
    { readonly name: string; readonly key: string; readonly before: Document | undefined }
  >();

  constructor(
    private readonly database: Database,
    readonly number: number,
  ) {
    for (const name of database.collections.keys()) this.seen.set(name, new Map(database.documents(name)));
  }

  documents(name: string): Documents {
    return this.seen.get(name) ?? new Map<string, Document>();
  }

  set(name: string, key: string, document: Document | undefined): void {
    const documents = this.documents(name);
    this.seen.set(name, documents);
    const place = `${name} ${key}`;
    if (!this.written.has(place)) this.written.set(place, { name, key, before: documents.get(key) });
    if (document === undefined) documents.delete(key);
    else documents.set(key, document);
  }

  /** @throws CommandError where somebody else has written what is written here, since it began */
  commit(): void {
    const all = [...this.written.values()];
    for (const { name, key, before } of all)
      if (this.database.documents(name).get(key) !== before)
        throw new CommandError(WRITE_CONFLICT, 'Write conflict.', ['TransientTransactionError']);
    for (const { name, key } of all) this.database.set(name, key, this.documents(name).get(key));
  }
}
