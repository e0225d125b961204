import { type Document, Long } from 'mongodb';

import { CommandError, type Database, DUPLICATE_KEY, keyOf, type Transaction } from './database.js';
import { inOrder, matches } from './filter.js';

/** What a command reads and writes: what is there for all, or what a transaction sees. */
type View = Pick<Database, 'documents' | 'set'> | Transaction;

const NAMESPACE_NOT_FOUND = 26;
const NAMESPACE_EXISTS = 48;
const COMMAND_NOT_FOUND = 59;
const CURSOR_NOT_FOUND = 43;

/** Carries commands out. Those that come as part of a transaction are given what it sees. */
export class CommandRunner {
  private readonly cursors = new Map<number, Document[]>();

  constructor(private readonly database: Database) {}

  run(name: string, command: Document, view: View): Document {
    const at = `${String(command['$db'])}.${String(command[name])}`;
    switch (name) {
      case 'ping':
      case 'endSessions':
      case 'killCursors':
        return {};
      case 'find':
        return this.find(at, command, view);
      case 'getMore':
        return this.getMore(command);
      case 'aggregate':
        return this.count(at, command, view);
      case 'insert':
        return this.insert(at, command['documents'] as Document[], view);
      case 'update':
        return this.update(at, command['updates'] as Document[], view);
      case 'delete':
        return this.delete(at, command['deletes'] as Document[], view);
      case 'create':
        return this.create(at, command);
      case 'createIndexes':
        for (const index of command['indexes'] as Document[])
          this.database.collection(at).indexes.set(index['name'] as string, index);
        return {};
      case 'listIndexes':
        return this.listIndexes(at);
      case 'listCollections':
        return this.listCollections(command);
      case 'drop':
        if (!this.database.collections.delete(at))
          throw new CommandError(NAMESPACE_NOT_FOUND, 'ns not found');
        return {};
      case 'dropDatabase':
        for (const collection of this.database.collections.keys())
          if (collection.startsWith(`${String(command['$db'])}.`))
            this.database.collections.delete(collection);
        return {};
      default:
        throw new CommandError(COMMAND_NOT_FOUND, `no such command: '${name}'`);
    }
  }

  private find(at: string, command: Document, view: View): Document {
    const { filter = {}, sort, limit = 0, batchSize = 101, projection } = command;
    const found = select(view.documents(at), filter as Document);
    const sorted = inOrder(found, sort as Document | undefined);
    const all = limit > 0 ? sorted.slice(0, limit as number) : sorted;
    const shown = projection === undefined ? all : all.map(({ _id }) => ({ _id }));
    return this.page(at, shown, batchSize as number, 'firstBatch');
  }

  private getMore({ getMore, collection, $db, batchSize = 101 }: Document): Document {
    const rest = this.cursors.get(Number(getMore));
    if (rest === undefined) throw new CommandError(CURSOR_NOT_FOUND, 'cursor not found');
    this.cursors.delete(Number(getMore));
    return this.page(`${String($db)}.${String(collection)}`, rest, batchSize as number, 'nextBatch');
  }

  private page(ns: string, documents: readonly Document[], size: number, batch: string): Document {
    const rest = documents.slice(size);
    const id = rest.length > 0 ? Math.floor(Math.random() * 2 ** 40) + 1 : 0;
    if (id !== 0) this.cursors.set(id, rest);
    return { cursor: { id: Long.fromNumber(id), ns, [batch]: documents.slice(0, size) } };
  }

  /** All that is aggregated here are counts. */
  private count(ns: string, { pipeline }: Document, view: View): Document {
    const [{ $match = {} } = {}] = pipeline as Document[];
    const n = select(view.documents(ns), $match as Document).length;
    return { cursor: { id: Long.ZERO, ns, firstBatch: n === 0 ? [] : [{ _id: 1, n }] } };
  }

  private insert(at: string, documents: readonly Document[], view: View): Document {
    const writeErrors: Document[] = [];
    documents.forEach((document, index) => {
      const key = keyOf(document['_id']);
      if (view.documents(at).has(key))
        writeErrors.push({ index, code: DUPLICATE_KEY, errmsg: `E11000 duplicate key ${key}` });
      else view.set(at, key, document);
    });
    return { n: documents.length - writeErrors.length, ...(writeErrors.length > 0 && { writeErrors }) };
  }

  private update(at: string, updates: readonly Document[], view: View): Document {
    let n = 0;
    for (const { q, u, upsert } of updates as { q: Document; u: Document; upsert?: boolean }[]) {
      const [before] = select(view.documents(at), q);
      if (before === undefined && upsert !== true) continue;
      const _id: unknown = before?.['_id'] ?? q['_id'];
      const after = '$set' in u ? { ...before, ...(u['$set'] as Document) } : { ...u, _id };
      view.set(at, keyOf(_id), after);
      n += 1;
    }
    return { n, nModified: n };
  }

  private delete(at: string, deletes: readonly Document[], view: View): Document {
    let n = 0;
    for (const { q, limit } of deletes as { q: Document; limit: number }[]) {
      const found = select(view.documents(at), q);
      for (const { _id } of limit === 1 ? found.slice(0, 1) : found) {
        view.set(at, keyOf(_id), undefined);
        n += 1;
      }
    }
    return { n };
  }

  private create(at: string, { viewOn, $db }: Document): Document {
    if (this.database.collections.has(at)) throw new CommandError(NAMESPACE_EXISTS, `${at} exists`);
    const on = viewOn === undefined ? {} : { viewOn: `${String($db)}.${String(viewOn)}` };
    this.database.collections.set(at, { documents: new Map(), indexes: new Map(), ...on });
    return {};
  }

  private listIndexes(ns: string): Document {
    const there = this.database.collections.get(ns);
    if (there === undefined) throw new CommandError(NAMESPACE_NOT_FOUND, `${ns} does not exist`);
    return { cursor: { id: Long.ZERO, ns, firstBatch: [{ name: '_id_' }, ...there.indexes.values()] } };
  }

  private listCollections({ $db, filter = {} }: Document): Document {
    const prefix = `${String($db)}.`;
    const there = [...this.database.collections].filter(([name]) => name.startsWith(prefix));
    const described = there.map(([name, { viewOn }]) => ({
      name: name.slice(prefix.length),
      type: viewOn === undefined ? 'collection' : 'view',
      options: viewOn === undefined ? {} : { viewOn: viewOn.slice(prefix.length) },
    }));
    const firstBatch = described.filter((one) => matches(one, filter as Document));
    return { cursor: { id: Long.ZERO, ns: `${prefix}$cmd.listCollections`, firstBatch } };
  }
}

/** What matches. Ids are looked up: batches are of thousands of them. */
function select(documents: ReadonlyMap<string, Document>, filter: Document): Document[] {
  const ids = idsIn(filter['_id']);
  if (ids === undefined) return [...documents.values()].filter((one) => matches(one, filter));
  const others = Object.fromEntries(Object.entries(filter).filter(([field]) => field !== '_id'));
  return ids.flatMap((id) => documents.get(keyOf(id)) ?? []).filter((one) => matches(one, others));
}

function idsIn(condition: unknown): readonly unknown[] | undefined {
  if (typeof condition === 'string') return [condition];
  if (typeof condition !== 'object' || condition === null || !('$in' in condition)) return undefined;
  return Object.keys(condition).length === 1 ? [...new Set(condition.$in as unknown[])] : undefined;
}
