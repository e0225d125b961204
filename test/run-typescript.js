import { register } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

// Runs a TypeScript file as it stands, without a build: `node test/run-typescript.js FILE [ARGUMENT…]`.
register('./typescript-loader.js', import.meta.url);
process.argv.splice(1, 1);
await import(pathToFileURL(resolve(process.argv[1] ?? '')).href);
