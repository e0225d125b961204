import { readFile } from 'node:fs/promises';
import { tableOf, type Run } from '../../benchmarks/report.js';

/** Rates and times, as the benchmarks write them. */
const FIGURE = /\d[\d.,]* (?:\/s|ms)(?!\w)/g;

describe('what the docs say of the last run of the benchmarks', () => {
  let run: Run;

  beforeAll(async () => {
    run = JSON.parse(await readFile('docs/reference/performance.json', 'utf8')) as Run;
  });

  it('is the table of that run', async () => {
    const words = (text: string): string => text.replace(/ +/g, ' ').replace(/-+/g, '-');
    const page = words(await readFile('docs/reference/performance.md', 'utf8'));
    expect(run.rows.length).toBeGreaterThan(8);
    expect(page.startsWith(words(tableOf(run)))).toBe(true);
  });

  it.each(['docs/how-to/size.md', 'docs/explanation/two-paths.md'])(
    'is so where %s quotes it',
    async (file) => {
      const quoted = (await readFile(file, 'utf8')).match(FIGURE) ?? [];
      const measured = run.rows.flatMap(({ measured, floor }) => [measured, floor]);
      expect(quoted.filter((figure) => !measured.includes(figure))).toEqual([]);
    },
  );
});
