export * from './mongodb-subject-keys.js';
