import { readFile } from 'node:fs/promises';
import { tableOf } from '../../benchmarks/report.js';
import { regressionsSince, type Run } from '../../benchmarks/run.js';

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

describe('a short run', () => {
  const row = { measured: '', floor: '', ratio: '', met: undefined };
  const rate = (value: number) => ({ ...row, figure: 'Appends', wanted: 'at least 0.9', value });
  const time = (value: number) => ({ ...row, figure: 'Reads', wanted: 'at most 1.3', value });
  const last: Run = { machine: '', date: '', revision: '', rounds: 5, rows: [rate(0.8), time(1)] };
  const since = (...rows: Run['rows']): readonly string[] => regressionsSince(last, { rows });

  it('may be worse than the last whole one by a quarter, and better by any amount', () => {
    expect(since(rate(0.61), time(1.24))).toEqual([]);
    expect(since(rate(5), time(0.1))).toEqual([]);
  });

  it('is a regression if it is worse by more', () => {
    expect(since(rate(0.59), time(1.26))).toEqual([
      'Appends: 0.59 of its floor, where the last whole run had 0.80.',
      'Reads: 1.26 of its floor, where the last whole run had 1.00.',
    ]);
  });

  it('is held to nothing that the last whole one does not say', () => {
    expect(since({ ...rate(0.1), figure: 'New' }, { ...row, figure: 'Appends', wanted: '' })).toEqual([]);
  });
});
