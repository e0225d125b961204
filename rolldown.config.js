import { readFile } from 'node:fs/promises';

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

/** Packages that find a file beside them by its path (a binary, assets), or that few processes load. */
const NOT_BUNDLED = [/^@photostructure\/sqlite/, /^swagger-ui-dist/, /^@eventstore\/db-client/, /^mongodb/];

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

/** Bundles what `nest build` compiled, in place: a process that loads ten files starts in a third of the time of two thousand. */
export default {
  input: Object.fromEntries(ENTRIES.map((entry) => [entry, `dist/${entry}.js`])),
  platform: 'node',
  external: NOT_BUNDLED,
  experimental: { lazyBarrel: true },
  plugins: [sourceMaps],
  // Of a package's two builds, the one of which unused parts can be left out.
  resolve: { mainFields: ['module', 'main'] },
  treeshake: {
    moduleSideEffects: (id) => !OUR_CODE.test(id) || STARTS_SOMETHING.test(id),
  },
  output: {
    dir: 'dist',
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    sourcemap: true,
    // Decorators need `reflect-metadata` to have run before them, in whichever chunk they are.
    strictExecutionOrder: true,
    minify: { compress: false, mangle: false, codegen: true },
  },
};
