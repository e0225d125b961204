import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

interface Package {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
}

interface Manifest {
  readonly allowScripts: Readonly<Record<string, boolean>>;
  readonly scarfSettings: object;
}

interface Component {
  readonly name: string;
  readonly version: string;
}

/** Licences that let anybody use, change and pass on what is built on them, on no other terms than to be named. */
const LICENCES: ReadonlySet<string | undefined> = new Set([
  'MIT',
  'Apache-2.0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'Python-2.0',
  '(BSD-3-Clause AND Apache-2.0)',
  'Apache-2.0 AND BSL-1.0',
]);

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  readonly packages: Readonly<Record<string, Package>>;
};
const packages = Object.entries(lock.packages)
  .filter(([path]) => path !== '')
  .map(([path, found]) => ({ ...found, name: path.replace(/^.*node_modules\//, '') }));
/** What the service is run with. */
const shipped = packages.filter(({ dev }) => dev !== true);

describe('what is installed', () => {
  it('needs no script that runs while it is: each is denied, by those versions of npm that ask', () => {
    const scripts = packages.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
    expect(manifest.allowScripts).toEqual(Object.fromEntries(scripts.map((name) => [name, false])));
  });

  it('tells nobody: the one script that reports an installation is switched off for the others', () => {
    expect(manifest.scarfSettings).toEqual({ enabled: false });
  });

  it('may be used by anybody, and passed on', () => {
    const unknown = shipped.filter(({ license }) => !LICENCES.has(license));
    expect(unknown.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
    expect(shipped.length).toBeGreaterThan(100);
  });

  it('is listed by npm as CycloneDX, all that the service is run with', () => {
    const command = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
    const list = execFileSync('npm', command, { encoding: 'utf8', maxBuffer: 2 ** 26 });
    const { bomFormat, components } = JSON.parse(list) as { bomFormat: string; components: Component[] };
    expect(bomFormat).toBe('CycloneDX');
    const listed = new Set(components.map(({ name, version }) => `${name}@${version}`));
    const left = shipped.filter(({ name, version }) => !listed.has(`${name}@${version}`));
    expect(left.map(({ name }) => name)).toEqual([]);
  });
});
