import { readdirSync } from 'node:fs';

const UNTRACKED = ['node_modules', 'dist', 'data', 'data-demo', 'coverage'];

const TOP_LEVEL = ['apps', 'libs', 'docker', 'test', 'docs', 'samples', 'benchmarks'];
const FILES = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'nest-cli.json',
  'jest.config.js',
  'knip.json',
  'eslint.config.js',
  'bundle.js',
  'README.md',
  'LICENSE',
];
const APPS = ['api', 'projector', 'watcher', 'cli'];
const LIBS = [
  'domain',
  'application',
  'intake',
  'event-store',
  'event-store-eventstoredb',
  'event-store-sqlite',
  'read-store',
  'read-store-mongodb',
  'read-store-sqlite',
  'projections',
  'process-managers',
  'runtime',
  'sqlite',
  'subject-keys',
  'subject-keys-mongodb',
  'subject-keys-sqlite',
  'testing',
  'transparency-log',
];

const entries = (path: string): string[] => readdirSync(path).filter((name) => !name.startsWith('.'));

describe('the folders of the house', () => {
  it('are the ones we know, at the top', () => {
    const tracked = entries('.').filter((name) => !UNTRACKED.includes(name));
    expect(tracked.filter((name) => ![...TOP_LEVEL, ...FILES].includes(name))).toEqual([]);
  });

  it.each([
    ['apps', APPS],
    ['libs', LIBS],
  ])('are the ones we know, in %s', (folder, known) => {
    expect(entries(folder).filter((name) => !known.includes(name))).toEqual([]);
  });

  it('each room has its door', () => {
    for (const room of entries('libs')) expect(entries(`libs/${room}`)).toContain('index.ts');
  });
});
