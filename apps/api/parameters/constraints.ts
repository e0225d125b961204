import { NO_ERRORS, constraint, invalid } from '#intake';

/** A text of a form. Said so that it is compiled: `Matches` would be asked of `class-validator` at each request. */
function matching(name: string, pattern: RegExp, detail: string): PropertyDecorator {
  const schema = { type: 'string', pattern: pattern.source };
  return constraint({
    name,
    rule: (value) => (typeof value === 'string' && pattern.test(value) ? NO_ERRORS : invalid(detail)),
    document: schema,
    check: { ...schema, details: { type: detail, pattern: detail } },
  }) as PropertyDecorator;
}

/** Where an event stands in the store, as it was answered. */
export const Position = (): PropertyDecorator =>
  matching('position', /^[0-9A-Za-z._-]{1,64}$/, 'must be a position');

/** The `next` of a page. */
export const Cursor = (): PropertyDecorator =>
  matching('cursor', /^[A-Za-z0-9_-]{1,2000}$/, 'must be a `next` of the same list');

/** The base64 of a SHA-256 hash. */
export const LeafHash = (): PropertyDecorator =>
  matching(
    'leafHash',
    /^[A-Za-z0-9+/]{43}=$/,
    'must be the base64 of a hash: 44 characters, of which + is written %2B',
  );
