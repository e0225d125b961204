import { allianceIdOf, replacePersonalText, STREAM_PREFIX } from '#domain';
import { type PersonalTexts } from '#subject-keys';

/** What the domain says of personal texts, as the store that encrypts them asks for it. */
export const PERSONAL_TEXTS: PersonalTexts = {
  scopeOf: (stream) => (stream.startsWith(STREAM_PREFIX) ? allianceIdOf(stream) : undefined),
  replace: replacePersonalText,
  isName: (subject) => subject.startsWith('person/'),
  isErasure: ({ type }) => type === 'PersonalTextErased',
};
