export * from './canonical-json.js';
export * from './tree/compact-range.js';
export * from './tree/consistency.js';
export * from './tree/hashes.js';
export * from './tree/inclusion.js';
export * from './tree/not-verified.js';
export * from './tree/subtrees.js';
