export * from './accepted-history.js';
export type { IntentOptions } from './intent.js';
