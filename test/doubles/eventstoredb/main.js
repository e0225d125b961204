import { register } from 'node:module';

// The double as a process of its own: `node test/doubles/eventstoredb/main.js --help`.
register('../../typescript-loader.js', import.meta.url);
await import('./serve.ts');
