export * from './commands/use-case.js';
export * from './commands/use-cases.js';
export * from './handle-command/command-context.js';
export * from './handle-command/errors.js';
export * from './handle-command/handle-command.js';
export * from './handle-command/rehearsal.js';
export { madeId, requestHash } from './handle-command/idempotency.js';
export * from './identity.js';
