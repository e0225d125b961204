export * from './encrypted-event-store.js';
export type { PersonalTexts } from './personal-texts.js';
export * from './subject-key-store.js';
