import { type Document } from './document.js';
import { evaluateQuery, matches } from './evaluate-query.js';
import { type DocumentReader, type Query, type Where, type WriteBatch } from './read-store.js';

/** Documents that are nowhere but in memory. What is written last of a document is what is read. */
export class DocumentsInMemory implements DocumentReader {
  private readonly collections = new Map<string, Map<string, Document>>();

  write(documents: Iterable<WriteBatch['documents'][number]>): void {
    for (const { collection, document } of documents) this.collection(collection).set(document._id, document);
  }

  get(collection: string, id: string): Promise<Document | undefined> {
    return Promise.resolve(this.peek(collection, id));
  }

  getMany(collection: string, ids: readonly string[]): Promise<Document[]> {
    return Promise.resolve(ids.flatMap((id) => this.peek(collection, id) ?? []));
  }

  find(collection: string, query: Query): Promise<Document[]> {
    return Promise.resolve(evaluateQuery(this.all(collection), query));
  }

  count(collection: string, where: Where): Promise<number> {
    return Promise.resolve(this.all(collection).filter((document) => matches(document, where)).length);
  }

  peek(collection: string, id: string): Document | undefined {
    return this.collections.get(collection)?.get(id);
  }

  all(collection: string): Document[] {
    return [...(this.collections.get(collection)?.values() ?? [])];
  }

  private collection(name: string): Map<string, Document> {
    const known = this.collections.get(name);
    if (known) return known;
    const documents = new Map<string, Document>();
    this.collections.set(name, documents);
    return documents;
  }
}
