export * from './event-store-contract.js';
export * from './memory-event-store.js';
