/** What queries at another moment are answered from: for specs of rooms that may not import projections. */
export { projectHistory } from '#projections';
export * from './arbitraries/index.js';
export * from './decider/index.js';
export * from './event-store-contract.js';
export * from './stores/every-text.js';
export * from './stores/memory-event-store.js';
export * from './stores/memory-read-store.js';
export * from './stores/memory-subject-keys.js';
export * from './subject-keys-contract.js';
export * from './read-store-contract.js';
export * from './projecting/projected.js';
export * from './projecting/projection-harness.js';
export * from './projecting/record-all.js';
export * from './processing/living-alliance.js';
