export { AmendingProjector } from './amendments/amending-projector.js';
export * from './project-history.js';
export * from './projection/projection.js';
export * from './projections.js';
export * from './rebuilt-documents.js';
export * from './running/keep-projecting.js';
export * from './running/parts.js';
export * from './running/run-projections.js';
