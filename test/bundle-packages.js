import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

/** Packages of many small modules, each of which jest would link by itself for every spec that loads it. */
const PACKAGES = [
  '@nestjs/common',
  '@nestjs/common/internal',
  '@nestjs/core',
  '@nestjs/core/internal',
  '@nestjs/cqrs',
  '@stdlib/stats-base-dists-beta-quantile',
  'rxjs',
  'rxjs/operators',
];

/** What Nest looks for and does without, and what is loaded by specs for itself. */
const NOT_BUNDLED = [/^@nestjs\/(microservices|websockets|platform-)/, /^class-(transformer|validator)/];

/** RxJS as modules: by default Node gets it as CommonJS, of which a bundle has no names to import. */
const RXJS = fileURLToPath(new URL('../node_modules/rxjs/dist/esm/', import.meta.url));

const CACHE = new URL('../.cache/', import.meta.url);

const nameOf = (name) => name.replaceAll(/[@/]/g, '-');

/**
 * Makes one file of each package, once for each state of `package-lock.json`.
 * @returns where jest finds them, as a part of its `moduleNameMapper`
 */
export async function bundlePackages() {
  const hash = createHash('sha256');
  for (const file of ['./bundle-packages.js', '../package-lock.json'])
    hash.update(readFileSync(new URL(file, import.meta.url)));
  const folder = fileURLToPath(new URL(`packages-${hash.digest('hex').slice(0, 16)}`, CACHE));
  if (!existsSync(folder)) await bundleInto(folder);
  return Object.fromEntries(PACKAGES.map((name) => [`^${name}$`, `${folder}/${nameOf(name)}.mjs`]));
}

async function bundleInto(folder) {
  const unfinished = `${folder}-${process.pid}`;
  await build({
    input: Object.fromEntries(PACKAGES.map((name) => [nameOf(name), name])),
    platform: 'node',
    external: NOT_BUNDLED,
    resolve: { alias: { 'rxjs/operators': `${RXJS}operators/index.js`, rxjs: `${RXJS}index.js` } },
    logLevel: 'silent',
    output: {
      dir: unfinished,
      strictExecutionOrder: true,
      format: 'esm',
      entryFileNames: '[name].mjs',
      chunkFileNames: '[name]-[hash].mjs',
    },
  });
  // Whoever made them at the same time made the same ones.
  await rename(unfinished, folder).catch(() => undefined);
}
