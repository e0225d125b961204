export * from './configuration/api-keys.js';
export * from './configuration/configuration.js';
export * from './configuration/environment.js';
export * from './identity.js';
