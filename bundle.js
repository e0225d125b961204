import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

/** Each is a file to start. What several of them need is in `dist/chunks`, once. */
const ENTRIES = [
  'apps/api/main',
  'apps/cli/main',
  'apps/projector/main',
  'apps/watcher/main',
  'libs/runtime/projector/projector-worker',
];

const OUR_CODE = /[\\/]dist[\\/](apps|libs)[\\/]/;
const STARTS_SOMETHING = new RegExp(`(${ENTRIES.join('|')})\\.js$`);

/** Its modules do nothing but declare. */
const NEST = /[\\/]node_modules[\\/]@nestjs[\\/](core|common|cqrs)[\\/]/;

/** Packages that find a file beside them by its path (a binary, assets), or that few processes load. */
const NOT_BUNDLED = [/^@photostructure\/sqlite/, /^swagger-ui-dist/, /^@eventstore\/db-client/, /^mongodb/];

/** Packages that Nest looks for and does without. */
const NOT_INSTALLED = [
  /^@nestjs\/(microservices|websockets|platform-express)/,
  /^@fastify\/(multipart|view)/,
];

/** Stack traces name the lines of the TypeScript that `nest build` compiled. */
const sourceMaps = {
  name: 'source-maps-of-the-build',
  load: {
    filter: { id: OUR_CODE },
    handler: async (id) => ({
      code: await readFile(id, 'utf8'),
      map: JSON.parse(await readFile(`${id}.map`, 'utf8')),
    }),
  },
};

/** RxJS gives CommonJS to Node, all of it. */
function rxjs(module) {
  return fileURLToPath(new URL(`dist/esm/${module}.js`, import.meta.resolve('rxjs/package.json')));
}

// What `nest build` compiled is bundled in place: a process that loads twenty files starts in a third of the time of
// one that loads two thousand.
const { output } = await build({
  input: Object.fromEntries(ENTRIES.map((entry) => [entry, `dist/${entry}.js`])),
  platform: 'node',
  external: [...NOT_BUNDLED, ...NOT_INSTALLED],
  experimental: { lazyBarrel: true },
  plugins: [sourceMaps],
  // Of a package's builds, the one of which unused parts can be left out.
  resolve: {
    mainFields: ['module', 'main'],
    alias: { rxjs$: rxjs('index'), 'rxjs/operators$': rxjs('operators/index') },
  },
  treeshake: {
    moduleSideEffects: (id) => STARTS_SOMETHING.test(id) || !(OUR_CODE.test(id) || NEST.test(id)),
  },
  output: {
    dir: 'dist',
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    sourcemap: true,
    comments: false,
    minify: { compress: false, mangle: false, codegen: true },
  },
});

// Node reads the maps whenever it starts. They tell files and lines; what stands there is most of their length.
for (const { fileName } of output.filter(({ fileName }) => fileName.endsWith('.map'))) {
  const { sourcesContent, ...map } = JSON.parse(await readFile(`dist/${fileName}`, 'utf8'));
  if (sourcesContent) await writeFile(`dist/${fileName}`, JSON.stringify(map));
}
