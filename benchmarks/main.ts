import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Bench } from './bench.js';
import { catchingUp } from './catching-up/figure.js';
import { contributions } from './contributions/figure.js';
import { durableAppends } from './durable-appends/figure.js';
import { eventStoreDb } from './eventstoredb/figure.js';
import { type Figure, isMet } from './figure.js';
import { longAlliance } from './long-alliance/figure.js';
import { inTemporaryFolder } from './measuring/temporary-folder.js';
import { mongoDb } from './mongodb/figure.js';
import { readOptions, type Options } from './options.js';
import { line, report, type Reported, runOf } from './report.js';
import { readModelsOfALongAlliance } from './read-models-of-a-long-alliance/figure.js';
import { residentMemory } from './resident-memory/figure.js';
import { scorecard } from './scorecard/figure.js';
import { trustTimeline } from './trust-timeline/figure.js';

/** In this order: the memory is that of the service after all that it did. */
const FIGURES: readonly Figure[] = [
  durableAppends,
  catchingUp,
  contributions,
  longAlliance,
  readModelsOfALongAlliance,
  scorecard,
  trustTimeline,
  residentMemory,
  eventStoreDb,
  mongoDb,
];

const PAGE = fileURLToPath(new URL('../../docs/reference/performance.md', import.meta.url));
const KEPT = PAGE.replace(/md$/, 'json');
/** What stands under this on the page is written by people, and stays. */
const BY_HAND = '\n## Where the time goes\n';

async function measureAll(
  figures: readonly Figure[],
  { rounds }: Options,
  folder: string,
): Promise<Reported[]> {
  const bench = new Bench(rounds, folder);
  const reported: Reported[] = [];
  try {
    for (const figure of figures) {
      console.log(`… ${figure.title}`);
      const measured = await figure.measure(bench);
      reported.push({ figure, measured });
      for (const finding of measured.findings) console.log(`  ${line({ figure, measured }, finding)}`);
      if (measured.leftOut !== undefined) console.log(`  Left out: ${measured.leftOut}.`);
      for (const note of measured.notes ?? []) console.log(`  ${note}`);
    }
  } finally {
    await bench.end();
  }
  return reported;
}

/** The page, and beside it the figures of the run, which tests hold what is quoted to. */
async function writePage(reported: readonly Reported[], { rounds }: Options): Promise<void> {
  const before = await readFile(PAGE, 'utf8').catch(() => '');
  const byHand = before.includes(BY_HAND) ? before.slice(before.indexOf(BY_HAND)) : '';
  const run = runOf(reported, rounds, new Date().toISOString().slice(0, 10));
  await writeFile(KEPT, `${JSON.stringify(run, undefined, 2)}\n`);
  await writeFile(PAGE, report(reported, run) + byHand);
}

/** Measures; writes the page only when everything was measured. */
async function main(): Promise<boolean> {
  const options = readOptions(
    process.argv.slice(2),
    FIGURES.map(({ name }) => name),
  );
  const figures = FIGURES.filter(({ name }) => options.only.length === 0 || options.only.includes(name));
  const reported = await inTemporaryFolder((folder) => measureAll(figures, options, folder));
  if (options.only.length === 0) await writePage(reported, options);
  return reported.every(({ measured }) => measured.findings.every(isMet));
}

process.exitCode = (await main()) ? 0 : 1;
