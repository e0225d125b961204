export * from './accepted-history.js';
export { PEOPLE } from './command-of-intent.js';
export type { IntentOptions } from './intent.js';
