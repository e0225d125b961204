import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** One forbidden import: the rule it breaks, the file it stands in, and what that imports. */
export interface Planted {
  readonly rule: string;
  readonly from: string;
  readonly imports: string;
}

const ROOMS = [
  'domain',
  'application',
  'event-store',
  'event-store-sqlite',
  'event-store-eventstoredb',
  'read-store',
  'read-store-sqlite',
  'read-store-mongodb',
  'projections',
  'process-managers',
  'intake',
  'runtime',
  'sqlite',
  'subject-keys',
  'subject-keys-mongodb',
  'subject-keys-sqlite',
  'testing',
  'transparency-log',
];

/** What no room but `runtime` may import in its own files, and what its specs may not either. */
const FOREIGN: Readonly<Record<string, string>> = {
  domain: '@nestjs/common',
  'domain/trust': 'lru-cache',
  'event-store': '#domain',
  'read-store': '#domain',
  'event-store-sqlite': '#read-store',
  'event-store-eventstoredb': '@photostructure/sqlite',
  'read-store-sqlite': '#event-store',
  'read-store-mongodb': '#domain',
  application: '#projections',
  projections: '#application',
  'process-managers': '#read-store-sqlite',
  intake: '#event-store',
  sqlite: '#event-store',
  'transparency-log': '#event-store',
  'subject-keys': '#domain',
  'subject-keys-mongodb': '#read-store',
  'subject-keys-sqlite': '#read-store',
};

const inRooms = Object.entries(FOREIGN).flatMap(([room, imports]): Planted[] => [
  { rule: `${room} imports only what it may`, from: `libs/${room}/planted.ts`, imports },
  { rule: `specs of ${room} import only what they may`, from: `libs/${room}/planted.spec.ts`, imports },
]);

/** A violation of each rule there is. */
export const PLANTED: readonly Planted[] = [
  ...inRooms,
  { rule: 'domain imports only what it may', from: 'libs/domain/clock.ts', imports: 'node:perf_hooks' },
  { rule: 'only runtime imports adapters', from: 'apps/cli/stores.ts', imports: '#event-store-sqlite' },
  { rule: 'only SQLite adapters import sqlite', from: 'libs/runtime/files.ts', imports: '#sqlite' },
  { rule: 'only apps import runtime', from: 'libs/testing/service.ts', imports: '#runtime' },
  {
    rule: 'handle-command is framework-free',
    from: 'libs/application/handle-command.ts',
    imports: '@nestjs/cqrs',
  },
  {
    rule: 'commands never read the read store',
    from: 'libs/application/commands/form-alliance/handler.ts',
    imports: '#read-store',
  },
  {
    rule: 'queries never append',
    from: 'libs/application/queries/alliance/handler.ts',
    imports: '../../handle-command.js',
  },
  { rule: 'only specs import testing', from: 'libs/runtime/memory.ts', imports: '#testing' },
  {
    rule: 'unit specs start no process, and no store on disk or on a server',
    from: 'libs/runtime/killed.spec.ts',
    imports: 'node:child_process',
  },
  {
    rule: 'unit specs start no process, and no store on disk or on a server',
    from: 'libs/event-store-sqlite/store.spec.ts',
    imports: './sqlite-event-store.js',
  },
  { rule: 'apps import no apps', from: 'apps/cli/over-http.ts', imports: '../api/planted.js' },
  { rule: 'libs import no apps', from: 'libs/runtime/api.ts', imports: '../../apps/api/planted.js' },
  {
    rule: 'a room is entered by its index',
    from: 'apps/api/short-cut.ts',
    imports: '../../libs/runtime/memory.js',
  },
  {
    rule: 'nothing outside test and benchmarks imports them',
    from: 'apps/api/bench.ts',
    imports: '../../benchmarks/index.js',
  },
  { rule: 'no cycles', from: 'apps/api/chicken.ts', imports: './egg.js' },
  { rule: 'every import leads somewhere', from: 'apps/api/lost.ts', imports: './nowhere.js' },
  { rule: 'what runs needs no development dependency', from: 'apps/api/fast.ts', imports: 'fast-check' },
];

/** Further files that the planted ones need in order to be found out. */
const AROUND: Readonly<Record<string, string>> = {
  'libs/event-store-sqlite/sqlite-event-store.ts': 'export {};\n',
  'apps/api/egg.ts': `import './chicken.js';\n`,
  'apps/api/planted.ts': 'export {};\n',
  'benchmarks/index.ts': 'export {};\n',
};

/**
 * A temporary repository with the rooms of this one, empty but for what is planted.
 * @param packages where `package.json`, `tsconfig.json` and `node_modules` are taken from
 */
export function plant(packages: string, planted: readonly Planted[]): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'entente-planted-')));
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  for (const file of ['package.json', 'tsconfig.json']) copyFileSync(join(packages, file), join(root, file));
  symlinkSync(join(packages, 'node_modules'), join(root, 'node_modules'));
  for (const room of ROOMS) write(`libs/${room}/index.ts`, 'export {};\n');
  if (planted.length > 0) for (const [file, text] of Object.entries(AROUND)) write(file, text);
  for (const { from, imports } of planted) write(from, `import '${imports}';\n`);
  return root;
}
