export * from './deadlines/deadlines.js';
export * from './fading/fading.js';
export * from './process/process.js';
export * from './process/run-process.js';
