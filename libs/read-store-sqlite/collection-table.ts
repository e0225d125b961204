import type { CollectionSpec } from '#read-store';

const FIELD = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The tables that hold one generation of a collection. Fields that are indexed have columns of their own. */
export class CollectionTable {
  readonly name: string;

  constructor(
    readonly collection: string,
    readonly generation: number,
    readonly fields: readonly string[],
    readonly lists: readonly string[],
  ) {
    this.name = `"${collection}__${generation}"`;
  }

  static of({ name, indexes, lists = [] }: CollectionSpec, generation: number): CollectionTable {
    const fields = [...new Set(indexes.flat())].filter((field) => field !== '_id' && field !== 'position');
    return new CollectionTable(name, generation, fields, lists);
  }

  /** The table of the items of a list. */
  listTable(field: string): string {
    return `"${this.collection}__${this.generation}__${field}"`;
  }

  /** What to write in SQL for a field of the document. @throws RangeError */
  expression(field: string): string {
    if (field === '_id' || field === 'position') return field;
    if (this.fields.includes(field)) return `"f_${field}"`;
    return `json_extract(document, '${this.path(field)}')`;
  }

  /** Where a field is in the document. @throws RangeError */
  path(field: string): string {
    if (FIELD.test(field)) return `$.${field}`;
    throw new RangeError(`${JSON.stringify(field)} is no field that could be looked up.`);
  }

  columns(): string[] {
    return ['_id', 'position', 'document', ...this.fields.map((field) => this.expression(field))];
  }

  /**
   * Only `_id` is constrained: a statement that could fail in the middle would have SQLite keep a journal
   * of it, which costs more than the writing.
   */
  createSql(indexes: CollectionSpec['indexes']): string {
    return [
      `CREATE TABLE ${this.name} (_id TEXT PRIMARY KEY, ${this.columns().slice(1).join(', ')})`,
      ...indexes.map((fields, i) => this.#createIndexSql(fields, i)),
      ...this.lists.flatMap((field) => this.#createListSql(field)),
    ].join(';\n');
  }

  dropSql(): string {
    return [this.name, ...this.lists.map((field) => this.listTable(field))]
      .map((table) => `DROP TABLE IF EXISTS ${table}`)
      .join(';\n');
  }

  #createIndexSql(fields: readonly string[], i: number): string {
    const columns = [...new Set([...fields, '_id'])].map((field) => this.expression(field));
    return `CREATE INDEX "${this.collection}__${this.generation}__index_${i}" ON ${this.name} (${columns.join(', ')})`;
  }

  #createListSql(field: string): string[] {
    const table = this.listTable(field);
    const index = `"${this.collection}__${this.generation}__${field}__by_id"`;
    return [
      `CREATE TABLE ${table} (item TEXT, _id TEXT, PRIMARY KEY (item, _id)) WITHOUT ROWID`,
      `CREATE INDEX ${index} ON ${table} (_id)`,
    ];
  }
}
