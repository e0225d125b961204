import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Bench } from './bench.js';
import { catchingUp } from './catching-up/figure.js';
import { holdConnections } from './connections/hold-connections.js';
import { contributions } from './contributions/figure.js';
import { durableAppends } from './durable-appends/figure.js';
import { eventStoreDb } from './eventstoredb/figure.js';
import { type Figure, isMet } from './figure.js';
import { hashedAppends } from './hashed-appends/figure.js';
import { longAlliance } from './long-alliance/figure.js';
import { inTemporaryFolder } from './measuring/temporary-folder.js';
import { mongoDb } from './mongodb/figure.js';
import { readOptions, type Options } from './options.js';
import { profileContributions } from './profile/profile-contributions.js';
import { line, report } from './report.js';
import { lastRun, regressionsSince, type Reported, type Run, runOf, write } from './run.js';
import { readModelsOfALongAlliance } from './read-models-of-a-long-alliance/figure.js';
import { residentMemory } from './resident-memory/figure.js';
import { scorecard } from './scorecard/figure.js';
import { trustTimeline } from './trust-timeline/figure.js';

/** In this order: the memory is that of the service after all that it did. */
const FIGURES: readonly Figure[] = [
  durableAppends,
  hashedAppends,
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
/** What stands under this on the page is written by people, and stays. */
const BY_HAND = '\n## Where the time goes\n';

async function measureAll(
  figures: readonly Figure[],
  { rounds, short }: Options,
  folder: string,
): Promise<Reported[]> {
  const bench = new Bench(rounds, folder, short);
  const reported: Reported[] = [];
  try {
    for (const [index, figure] of figures.entries()) {
      const measured = await figure.measure(bench);
      reported.push({ figure, measured });
      console.log(`${index + 1}/${figures.length} ${line({ figure, measured })}`);
    }
  } finally {
    await bench.end();
  }
  return reported;
}

/** The page, and beside it the figures of the run, which tests hold what is quoted to. */
async function writePage(reported: readonly Reported[], run: Run): Promise<void> {
  const before = await readFile(PAGE, 'utf8').catch(() => '');
  const byHand = before.includes(BY_HAND) ? before.slice(before.indexOf(BY_HAND)) : '';
  await write(run);
  await writeFile(PAGE, report(reported, run) + byHand);
}

/** Tells what is worse than in the last whole run. @returns whether nothing is */
async function hasHeld(run: Run): Promise<boolean> {
  const worse = regressionsSince(await lastRun(), run);
  for (const regression of worse) console.error(regression);
  return worse.length === 0;
}

/** Measures; writes the page only when everything was measured. @returns whether it is as it should be */
async function main(): Promise<boolean> {
  const options = readOptions(
    process.argv.slice(2),
    FIGURES.map(({ name }) => name),
  );
  const { only, short, rounds, profile, connections } = options;
  if (profile || connections) {
    await inTemporaryFolder(profile ? profileContributions : holdConnections);
    return true;
  }
  const figures = FIGURES.filter(
    ({ name, inShort }) => (only.length === 0 || only.includes(name)) && (!short || inShort === true),
  );
  const reported = await inTemporaryFolder((folder) => measureAll(figures, options, folder));
  const run = runOf(reported, rounds);
  if (short) return hasHeld(run);
  if (only.length === 0) await writePage(reported, run);
  return reported.every(({ measured }) => measured.findings.every(isMet));
}

process.exitCode = (await main()) ? 0 : 1;
