import { execFileSync } from 'node:child_process';
import { documentedBlocks, patternOf } from './documented-blocks.js';
import { Workspace } from './workspace.js';

/** Documented commands that a reader runs and this test cannot: where else each is tried. */
const TRIED_ELSEWHERE = new Map([
  ['npm ci', 'whoever runs the tests has run it'],
  ['npm ci --ignore-scripts', '.ci/run'],
  ['npm sbom --sbom-format cyclonedx > sbom.json', 'test/architecture/packages.spec.ts'],
  ['npm audit --omit=dev', 'it depends on the day, and on a network'],
  ['npm ci && npm test', 'it runs this'],
  ['npm ci && npm run demo', 'demo.spec.ts'],
  ['npm start', 'the service that the other commands speak to'],
  ['npm ci\nnpm start', 'the service that the other commands speak to'],
  ['npm run bench', 'benchmarks have their own time'],
]);

/** Tools that a reader may have and a test machine may not. */
const MISSING_TOOLS = ['jq'].filter((tool) => !has(tool));

const PATIENCE = 60_000;

let workspace: Workspace;
beforeAll(async () => {
  workspace = await Workspace.open();
}, PATIENCE);
afterAll(() => workspace.close());

describe.each(documentedBlocks().map(({ file, blocks }) => [file, blocks] as const))('%s', (_, blocks) => {
  const runnable = blocks.filter(
    ({ script }) =>
      !TRIED_ELSEWHERE.has(script) && !MISSING_TOOLS.some((tool) => script.includes(`${tool} `)),
  );

  it('says what can be run', () => {
    expect(blocks.every(({ script }) => script !== '')).toBe(true);
  });

  for (const { line, script, prints } of runnable) {
    it(
      `line ${line}: ${script.split('\n')[0] ?? ''}`,
      async () => {
        const printed = await workspace.run(script, /"status":4/.test(prints ?? ''));
        if (prints !== undefined) expect(printed).toMatch(patternOf(prints));
      },
      PATIENCE,
    );
  }
});

function has(tool: string): boolean {
  try {
    execFileSync(tool, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
