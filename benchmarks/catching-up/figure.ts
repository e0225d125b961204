import { join } from 'node:path';
import { type Bench } from '../bench.js';
import { type Figure, ratioFinding } from '../figure.js';
import { alternate } from '../measuring/alternate.js';
import { inChild } from '../measuring/child.js';
import { EVENTS_EACH } from './history.js';

const ALLIANCES = 1_000;
const EVENTS = ALLIANCES * EVENTS_EACH;

const run = <T>(script: string, input: unknown): Promise<T> =>
  inChild<T>(new URL(script, import.meta.url), input);

export const catchingUp: Figure = {
  name: 'catching-up',
  inShort: true,
  title: 'Projections catching up',
  method:
    `Every projection, from nothing, on ${EVENTS.toLocaleString('en')} events of ${ALLIANCES.toLocaleString('en')} alliances ` +
    'that were busy at the same time; a fifth of the events are outcomes. Floor: the documents that the projections ' +
    'wrote, upserted in the same batches into the same tables and indexes by one prepared statement a collection.',

  async measure(bench: Bench) {
    const { rounds, folder } = bench;
    const alliances = bench.share(ALLIANCES);
    const events = alliances * EVENTS_EACH;
    const path = join(folder, 'catching-up', 'events.db');
    const batches = join(folder, 'catching-up', 'batches.ndjson');
    let made = 0;
    const into = (): string => join(folder, 'catching-up', `${(made += 1)}`, 'read-models.db');
    await run('./fill.js', { path, alliances, isChained: true });
    const documents = await run<number>('./write-down.js', { path, into: into(), batches });
    const perSecond = (seconds: number): { perSecond: number } => ({ perSecond: events / seconds });
    const compared = await alternate(
      rounds,
      async () => perSecond(await run<number>('./upsert.js', { batches, into: into() })),
      async () => perSecond(await run<number>('./project.js', { path, into: into() })),
    );
    return {
      findings: [ratioFinding('events a second', compared.perSecond, { unit: '/s' }, { atLeast: 0.7 })],
      notes: [`The projections wrote ${documents.toLocaleString('en')} documents.`],
    };
  },
};
