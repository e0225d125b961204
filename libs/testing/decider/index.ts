export * as commands from './commands.js';
export * from './record.js';
export * from './specification.js';
export * as assessments from './assessments.js';
export { type Steps } from './assessments.js';
