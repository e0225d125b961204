export * from './check-spec.js';
export * from './document.js';
export * from './documents-in-memory.js';
export * from './errors.js';
export { evaluateQuery, matches } from './evaluate-query.js';
export * from './keep-leased.js';
export * from './keep-share.js';
export * from './read-store.js';
export * from './sort-key.js';
