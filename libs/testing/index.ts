export * from './arbitraries/index.js';
export * from './decider/index.js';
export * from './event-store-contract.js';
export * from './memory-event-store.js';
export * from './memory-read-store.js';
export * from './read-store-contract.js';
export * from './projecting/projected.js';
export * from './processing/living-alliance.js';
