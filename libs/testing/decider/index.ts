export * as commands from './commands.js';
export * from './record.js';
export * from './specification.js';
