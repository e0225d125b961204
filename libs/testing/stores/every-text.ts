import { type PersonalTexts } from '#subject-keys';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Takes every text on the first level of an event's data for words of the partner `n`, and every one in its metadata
 * for a name; but in streams of the log, none.
 */
export const EVERY_TEXT: PersonalTexts = {
  scopeOf: (stream) => (stream.startsWith('log-') ? undefined : stream),
  replace: ({ type, data, metadata }, replace) => {
    const changed = <F extends Fields>(fields: F, at: string, subjectOf: (value: unknown) => string): F =>
      Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [
          name,
          typeof value === 'string' || (typeof value === 'object' && value !== null)
            ? replace(value, `${at}/${name}`, subjectOf(value))
            : value,
        ]),
      ) as F;
    return {
      type,
      data: changed(data, 'data', () => `partner/${String(data['n'] ?? '')}`),
      metadata: changed(metadata, 'metadata', (value) => `person/${String(value)}`),
    };
  },
  isName: (subject) => subject.startsWith('person/'),
  erasedText: (at) => `erased on ${at.slice(0, 10)}`,
  isErasure: ({ type }) => type === 'Erased',
};
