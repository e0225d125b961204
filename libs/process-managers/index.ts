export * from './deadlines/deadlines.js';
export * from './fading/fading.js';
export * from './process/process.js';
export * from './process/run-process.js';
export type { ProcessObserver } from './process/running-process.js';
