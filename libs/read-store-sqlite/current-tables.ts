import { type Connection } from './connection.js';
import { DocumentCache } from './document-cache.js';
import { generationRead, tableOf } from './generations.js';
import { TableReader } from './table-reader.js';

/** The tables that are read at the moment: one a collection, until another generation takes its place. */
export class CurrentTables {
  private readonly readers = new Map<string, TableReader>();
  private epoch = 0;

  constructor(private readonly connection: Connection) {}

  /** Another generation may take the place of the one that is read while we read: then that is read. */
  read<T>(collection: string, nothing: T, read: (table: TableReader) => T): T {
    return this.connection.attempt(() => {
      const reader = this.current(collection);
      if (reader === undefined) return nothing;
      try {
        return read(reader);
      } catch (error) {
        const now = this.current(collection);
        if (now === undefined || now === reader) throw error;
        return read(now);
      }
    });
  }

  private current(collection: string): TableReader | undefined {
    const generation = generationRead(this.connection, collection);
    if (this.epoch !== this.connection.epoch) this.readers.clear();
    this.epoch = this.connection.epoch;
    const known = this.readers.get(collection);
    if (generation === undefined) return undefined;
    if (generation === known?.table.generation) return known;
    const table = tableOf(this.connection, collection, generation);
    if (table === undefined) return undefined;
    const reader = new TableReader(this.connection, table, new DocumentCache());
    this.readers.set(collection, reader);
    return reader;
  }
}
