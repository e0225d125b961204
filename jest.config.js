import { readFileSync } from 'node:fs';
import { bundlePackages } from './test/bundle-packages.js';

// Specs are compiled as the build compiles the rest, minus the rule that keeps specs out of dist.
const json = (file) => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
const { exclude, ...swc } = json('.swcrc');
void exclude;

// `#room` is the room's source, as `paths` in tsconfig.json says; what was built is found by package.json.
const rooms = Object.entries(json('tsconfig.json').compilerOptions.paths).map(([name, [file]]) => [
  `^${name.replace('*', '([a-z-]+)')}$`,
  `<rootDir>/${file.replace('*', '$1')}`,
]);

const common = {
  setupFiles: ['<rootDir>/test/properties.js'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    ...Object.fromEntries(rooms),
    ...(await bundlePackages()),
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false }] },
};

// What needs a server that somebody else has to start.
const withoutMongoDb = process.env.MONGODB_URL === undefined;
if (withoutMongoDb)
  console.error(
    'Left out, for MONGODB_URL names no server: test/contracts/*mongodb* and test/acceptance/distributed.',
  );

// What needs a Python with the packages of test/clients/python/requirements.txt.
const withoutPython = process.env.PYTHON_WITH_CLIENTS === undefined;
if (withoutPython)
  console.error(
    'Left out, for PYTHON_WITH_CLIENTS names no interpreter: test/clients/*python* and test/clients/schemathesis.',
  );

// What needs the verifier of test/clients/go, which `go build` makes.
const withoutGo = process.env.VERIFIER_IN_GO === undefined;
if (withoutGo)
  console.error('Left out, for VERIFIER_IN_GO names no program: test/clients/go-verifier.spec.ts.');

// What is tried on servers instead of files is what callers see, and not how one process keeps its files.
const onServers = process.env.TEST_STORES === 'servers';
if (onServers && withoutMongoDb) throw new Error('Set MONGODB_URL to a server whose data do not matter.');
const notAccepted = [
  ...(withoutMongoDb ? ['/acceptance/distributed/'] : []),
  ...(onServers ? ['/acceptance/service/'] : []),
];

export default {
  // Much of the time, a spec waits for processes that it started: so no core is left to itself.
  maxWorkers: '100%',
  // Of each spec, some megabytes of modules stay for good: before a worker spends its time on garbage, another takes over.
  workerIdleMemoryLimit: '500MB',
  // Services and servers are started, killed and waited for, on cores that others work on as well. (Jest
  // heeds this here only, not in a project.)
  testTimeout: 120_000,
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['<rootDir>/libs/**/*.spec.ts', '<rootDir>/apps/**/*.spec.ts'],
    },
    { ...common, displayName: 'architecture', testMatch: ['<rootDir>/test/architecture/**/*.spec.ts'] },
    {
      ...common,
      displayName: 'contracts',
      testMatch: ['contracts', 'doubles', 'simulation'].map(
        (folder) => `<rootDir>/test/${folder}/**/*.spec.ts`,
      ),
      testPathIgnorePatterns: withoutMongoDb ? ['/contracts/[^/]*mongodb[^/]*$'] : [],
    },
    {
      ...common,
      displayName: 'acceptance',
      testMatch: ['<rootDir>/test/acceptance/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/acceptance/harness/share-services.js',
      globalTeardown: '<rootDir>/test/acceptance/harness/stop-services.js',
      testPathIgnorePatterns: notAccepted,
    },
    {
      ...common,
      displayName: 'clients',
      testMatch: ['<rootDir>/test/clients/**/*.spec.ts'],
      testPathIgnorePatterns: [
        ...(withoutPython ? ['/clients/[^/]*(python|schemathesis)[^/]*$'] : []),
        ...(withoutGo ? ['/clients/go-verifier'] : []),
      ],
    },
    { ...common, displayName: 'docs', testMatch: ['<rootDir>/test/docs/**/*.spec.ts'] },
    { ...common, displayName: 'docker', testMatch: ['<rootDir>/test/docker/**/*.spec.ts'] },
  ],
};
