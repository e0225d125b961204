import { type RecordedAllianceEvent, READ_MODELS } from '#domain';
import { type Document, DocumentsInMemory, type Query } from '#read-store';
import { commands, historiesOf, historyOf } from '#testing';

import { alliancesProjection } from '../alliances/alliances-projection.js';
import { type Written } from '../projection/projection.js';

const { form, keep, promise } = commands;

/** Documents that count how often points of timelines are looked for. */
class CountingDocuments extends DocumentsInMemory {
  searches = 0;

  override find(collection: string, query: Query): Promise<Document[]> {
    if (collection === READ_MODELS.trustTimelines) this.searches += 1;
    return super.find(collection, query);
  }
}

const PROMISES = 40;
const IN_ORDER = 20;
const commitmentIds = Array.from({ length: PROMISES }, (_, n) => ({ commitmentId: `c${n}` }));
/** The first half of the promises is kept in 2021, and it is entered later that the others were in 2020. */
const events = historyOf([
  form('2019-01-01'),
  ...commitmentIds.map((one) => promise('2019-01-01', one)),
  ...commitmentIds.map((one, n) => keep(n < IN_ORDER ? '2021-01-01' : '2020-01-01', one)),
]);
const entered = 1 + PROMISES + IN_ORDER;

/** What so many late facts make of the documents, in one batch, and how often points were looked for. */
async function project(late: number): Promise<{ written: readonly Written[]; searches: number }> {
  const documents = new CountingDocuments();
  const batch = async (some: readonly RecordedAllianceEvent[]): Promise<readonly Written[]> => {
    const projector = alliancesProjection.projector(documents, historiesOf(events));
    const projected = (await projector.project(new Map([['alliance-the-alliance', some]])))
      .values()
      .next().value;
    if (!projected || 'error' in projected) throw new Error('It cannot be projected.', { cause: projected });
    documents.write(projected.documents);
    return projected.documents;
  };
  await batch(events.slice(0, entered));
  documents.searches = 0;
  const written = await batch(events.slice(entered, entered + late));
  return { written, searches: documents.searches };
}

describe('facts that are entered late', () => {
  it('have each key they concern read and folded again once a batch, however many there are', async () => {
    const [one, many] = [await project(1), await project(PROMISES - IN_ORDER)];
    expect(one.searches).toBeGreaterThan(0);
    expect(many.searches).toBe(one.searches);
  });

  it('have each point after them written once a batch', async () => {
    const { written } = await project(PROMISES - IN_ORDER);
    const points = written.filter(({ collection }) => collection === READ_MODELS.trustTimelines);
    const ids = points.map(({ document }) => document._id);
    expect(new Set(ids).size).toBe(ids.length);
    // Of the alliance, of the debtor, and of the pair.
    expect(ids).toHaveLength(3 * PROMISES);
  });
});
