import { allianceIdOf, erasedText, replacePersonalText, STREAM_PREFIX } from '#domain';
import { type PersonalTexts } from '#subject-keys';

/** Whom `recordedBy` names for what nobody said, but a deadline. */
export const WATCHER = 'watcher';

/** What the domain says of personal texts, as the store that encrypts them asks for it. */
export const PERSONAL_TEXTS: PersonalTexts = {
  scopeOf: (stream) => (stream.startsWith(STREAM_PREFIX) ? allianceIdOf(stream) : undefined),
  // The watcher is nobody.
  replace: (event, replace) =>
    replacePersonalText(event, (text, path, subject) =>
      subject === `person/${WATCHER}` ? text : replace(text, path, subject),
    ),
  isName: (subject) => subject.startsWith('person/'),
  erasedText,
  isErasure: ({ type }) => type === 'PersonalTextErased',
};
