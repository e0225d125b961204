import { type CollectionSpec } from '#read-store';

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
    return this.named(field);
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

  /** Of the table of documents: `l_…` hold lists, as JSON. */
  columns(): string[] {
    const fields = this.fields.map((field) => this.expression(field));
    return ['_id', 'position', 'document', ...fields, ...this.lists.map((field) => `"l_${field}"`)];
  }

  /**
   * `writes` counts how often a row was written. Only the keys are constrained: a statement that could fail
   * in the middle would have SQLite keep a journal of it, which costs more than the writing.
   */
  createSql(indexes: CollectionSpec['indexes']): string {
    const columns = this.columns().slice(1).join(', ');
    return [
      `CREATE TABLE ${this.name} (number INTEGER PRIMARY KEY, _id TEXT UNIQUE, writes INTEGER DEFAULT 1, ${columns})`,
      ...indexes.map((fields, i) => this.createIndexSql(fields, i)),
      ...this.lists.flatMap((field) => this.createListSql(field)),
    ].join(';\n');
  }

  dropSql(): string {
    return [this.name, ...this.lists.map((field) => this.listTable(field))]
      .map((table) => `DROP TABLE IF EXISTS ${table}`)
      .join(';\n');
  }

  private createIndexSql(fields: readonly string[], i: number): string {
    const columns = [...new Set([...fields, '_id'])].map((field) => this.expression(field));
    return `CREATE INDEX ${this.named(`index_${i}`)} ON ${this.name} (${columns.join(', ')})`;
  }

  /**
   * The items of a list follow its document by themselves, so that documents are written in bulk, and
   * those that are passed over leave the items alone, too.
   */
  private createListSql(field: string): string[] {
    const items = this.listTable(field);
    const list = `"l_${field}"`;
    const insert = `INSERT INTO ${items} (item, document)
      SELECT value, new.number FROM json_each(new.${list})`;
    const remove = `DELETE FROM ${items}
      WHERE document = old.number AND item IN (SELECT value FROM json_each(old.${list}))`;
    return [
      `CREATE TABLE ${items} (item TEXT, document INTEGER)`,
      `CREATE INDEX ${this.named(`${field}__index`)} ON ${items} (item, document)`,
      `CREATE TRIGGER ${this.named(`${field}__inserted`)} AFTER INSERT ON ${this.name} BEGIN ${insert}; END`,
      `CREATE TRIGGER ${this.named(`${field}__updated`)} AFTER UPDATE ON ${this.name}
       WHEN old.${list} IS NOT new.${list} BEGIN ${remove}; ${insert}; END`,
    ];
  }

  private named(suffix: string): string {
    return `"${this.collection}__${this.generation}__${suffix}"`;
  }
}
