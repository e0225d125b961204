export * from './database-file.js';
export * from './faults.js';
export * from './open-database.js';
