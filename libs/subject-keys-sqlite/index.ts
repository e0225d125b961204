export * from './sqlite-subject-keys.js';
