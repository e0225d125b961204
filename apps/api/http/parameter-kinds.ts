import { isOccurredOn, precisionOf } from '#domain';
import { ID_PATTERN } from '#intake';
import type { Parameter } from './parameters.js';

type About<V> = Pick<Parameter<V>, 'description' | 'example' | 'fallback'>;

/** A whole number in plain digits. */
export const whole = <A extends About<number>>(
  minimum: number,
  maximum: number,
  about: A,
): Parameter<number> & A => ({
  ...about,
  schema: { type: 'integer', minimum, maximum },
  read: (text) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
    return value >= minimum && value <= maximum
      ? { value }
      : { detail: `must be a whole number from ${minimum} to ${maximum}` };
  },
});

export const oneOf = <W extends string>(words: readonly W[], about: About<W>): Parameter<W> => ({
  ...about,
  schema: { type: 'string', enum: [...words] },
  read: (text) => {
    const value = words.find((word) => word === text);
    return value === undefined ? { detail: `must be one of: ${words.join(', ')}` } : { value };
  },
});

export const flag = <A extends About<boolean>>(about: A): Parameter<boolean> & A => ({
  ...about,
  schema: { type: 'boolean' },
  read: (text) =>
    text === 'true' || text === 'false' ? { value: text === 'true' } : { detail: 'must be true or false' },
});

const matching = (
  schema: object,
  fits: (text: string) => boolean,
  detail: string,
  about: About<string>,
): Parameter<string> => ({ ...about, schema, read: (text) => (fits(text) ? { value: text } : { detail }) });

export const id = (about: About<string>): Parameter<string> =>
  matching(
    { type: 'string', pattern: ID_PATTERN.source },
    (text) => ID_PATTERN.test(text),
    'must be an id',
    about,
  );

/** A moment in the world, as precisely as it is known. */
export const when = (about: About<string>): Parameter<string> =>
  matching(
    { type: 'string' },
    isOccurredOn,
    'must be a year, month or day that exists (2016, 2016-12, 2016-12-10) or an instant (2016-12-10T09:30:00Z)',
    about,
  );

export const instant = (about: About<string>): Parameter<string> =>
  matching(
    { type: 'string', format: 'date-time' },
    (text) => precisionOf(text) === 'instant',
    'must be an instant, like 2016-12-10T09:30:00Z',
    about,
  );

const POSITION = /^[0-9A-Za-z._-]{1,64}$/;

export const position = (about: About<string>): Parameter<string> =>
  matching(
    { type: 'string', pattern: POSITION.source },
    (text) => POSITION.test(text),
    'must be a position',
    about,
  );

const CURSOR = /^[A-Za-z0-9_-]{1,2000}$/;

export const cursor = (about: About<string>): Parameter<string> =>
  matching({ type: 'string' }, (text) => CURSOR.test(text), 'must be a `next` of the same list', about);
