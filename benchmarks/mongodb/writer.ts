import { type ProjectionWriter } from '#read-store';
import { answerParent } from '../measuring/child.js';
import { type Documents, dropDatabase, perSecond, readBatches, type Task } from './batches.js';
import { prepared } from './prepare.js';

/** Documents a second through the read store: all or nothing of each batch, with its checkpoint. */
answerParent(async ({ url, batches: file }: Task): Promise<number> => {
  const { store, writers } = await prepared(url);
  const batches = (await readBatches(file)).map((documents) => ({
    writer: writerOf(writers, documents),
    batch: { documents, checkpoint: lastOf(documents) },
  }));
  const speed = await perSecond(
    batches.map(({ batch }) => batch.documents),
    async () => {
      for (const { writer, batch } of batches) await writer.write(batch);
    },
  );
  await store.close();
  await dropDatabase(url);
  return speed;
});

function writerOf(writers: readonly ProjectionWriter[], [first]: Documents): ProjectionWriter {
  const found = writers.find(({ spec }) => spec.collections.some(({ name }) => name === first?.collection));
  if (found === undefined) throw new Error(`Nobody writes ${first?.collection ?? 'nothing'}.`);
  return found;
}

const lastOf = (documents: Documents): string =>
  documents.reduce((last, { document: { position } }) => (position > last ? position : last), '');
