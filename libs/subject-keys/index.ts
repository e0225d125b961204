export * from './encrypted-event-store.js';
export { erasedText, type PersonalTexts } from './personal-texts.js';
export * from './subject-key-store.js';
