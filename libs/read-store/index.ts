export * from './document.js';
export * from './errors.js';
export * from './read-store.js';
