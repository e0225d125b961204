export * from './deadlines/deadlines.js';
export * from './fading/fading.js';
export * from './process.js';
export * from './run-process.js';
export type { ProcessObserver } from './running-process.js';
