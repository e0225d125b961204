import { type ReadDocument, type RecordedAllianceEvent } from '#domain';
import { type CollectionSpec, type Document, type DocumentReader } from '#read-store';

import { CachedFolds, documentsBefore, type FoldCollection, Folding } from './fold-collection.js';
import { projectEach } from './project-each.js';
import { type Projected, type Projection, type Projector, type Streams } from './projection.js';

/** A read model whose documents are each a fold of the events about one thing. All there is to say of it. */
export interface FoldReadModel<View extends ReadDocument, Event extends RecordedAllianceEvent> {
  /** Of the projection, and raised whenever the same events would give other documents. */
  readonly name: string;
  readonly version: number;
  readonly collection: CollectionSpec;
  isAbout(event: RecordedAllianceEvent): event is Event;
  /** Of the document that the event changes. */
  idOf(event: Event): string;
  /** Whether the event is the first about its document. */
  begins(event: Event): boolean;
  /**
   * The document after one more event: pure, and the same object where the event changes nothing. What it throws puts
   * the alliance in quarantine.
   */
  project(view: View | undefined, event: Event): View;
}

const CACHED_DOCUMENTS = 2_000;

/** Makes a projection of a read model. */
export function foldProjection<View extends ReadDocument, Event extends RecordedAllianceEvent>(
  model: FoldReadModel<View, Event>,
): Projection {
  const { name, version, collection } = model;
  return {
    spec: { name, version, collections: [collection] },
    projector: (documents) => new FoldProjector(model, documents),
  };
}

class FoldProjector<View extends ReadDocument, Event extends RecordedAllianceEvent> implements Projector {
  private readonly folds: CachedFolds<View>;

  constructor(
    private readonly model: FoldReadModel<View, Event>,
    documents: DocumentReader,
  ) {
    const collection: FoldCollection<View> = {
      ...model.collection,
      cached: CACHED_DOCUMENTS,
      stateOf: (document: Document) => document as unknown as View,
      documentOf: (view) => view,
    };
    this.folds = new CachedFolds(documents, collection);
  }

  async project(streams: Streams): Promise<ReadonlyMap<string, Projected>> {
    const { model } = this;
    const before = [...streams.values()].flatMap((events) =>
      documentsBefore(
        events,
        (event) => (model.isAbout(event) ? [model.idOf(event)] : []),
        (event) => model.isAbout(event) && model.begins(event),
      ),
    );
    const known = await this.folds.load(before);
    return projectEach(streams, (events) => {
      const folding = new Folding(known);
      for (const event of events) {
        if (!model.isAbout(event)) continue;
        const id = model.idOf(event);
        // What counts in the place of an entry has the position of the amendment, in the middle of its history.
        if (event.position <= (known.get(id)?.position ?? '')) continue;
        folding.set(id, model.project(folding.get(id), event));
      }
      return this.folds.write(folding.changed);
    });
  }
}
