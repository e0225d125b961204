export * from './accepted-history.js';
export type { IntentOptions } from './intent.js';
export * from './runs.js';
