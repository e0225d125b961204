export * from './cached-fold.js';
export * from './catch-up.js';
export * from './errors.js';
export * from './event-store.js';
export * from './place-append.js';
export * from './recorded-event.js';
export * from './serialise.js';
export type * from './snapshot-store.js';
export * from './upcasters.js';
