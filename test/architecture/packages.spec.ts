import { readFileSync } from 'node:fs';

interface Lock {
  readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean }>>;
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** Their scripts choose a binary that the package brought along, or do nothing by default. */
const HARMLESS = [
  '@parcel/watcher',
  '@photostructure/sqlite',
  '@swc/core',
  'protobufjs',
  'unrs-resolver',
] as const;

describe('what is installed', () => {
  it('runs no script of a package that is not known', () => {
    const { packages } = read('package-lock.json') as Lock;
    const scripts = Object.entries(packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => path.replace(/^.*node_modules\//, ''));
    expect(scripts.sort()).toEqual([...HARMLESS, '@scarf/scarf'].sort());
  });

  it('tells nobody: the one script that reports an installation is switched off', () => {
    expect(read('package.json')).toMatchObject({ scarfSettings: { enabled: false } });
  });
});
