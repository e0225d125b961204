import { type Scalar } from '#read-store';
import { InvalidCursor } from './errors.js';

/** What a list was asked for: a cursor works with just the same. */
export type Asked = readonly (Scalar | null | undefined)[];

/** Where a page ended, as an opaque text for the next one. */
export function cursorAfter(asked: Asked, place: readonly Scalar[]): string {
  return Buffer.from(JSON.stringify([nameOf(asked), ...place])).toString('base64url');
}

/**
 * The place that a cursor stands for: `types` says what it is made of.
 * @throws InvalidCursor
 */
export function placeOf(
  cursor: string,
  asked: Asked,
  types: readonly ('string' | 'number')[],
): readonly Scalar[] {
  const [name, ...place] = decoded(cursor);
  const fits = place.length === types.length && place.every((value, index) => typeof value === types[index]);
  if (name !== nameOf(asked) || !fits) throw new InvalidCursor();
  return place as Scalar[];
}

function nameOf(asked: Asked): string {
  return asked.map((value) => (value === undefined || value === null ? '' : String(value))).join(' ');
}

function decoded(cursor: string): readonly unknown[] {
  try {
    const value = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
    if (Array.isArray(value)) return value;
  } catch {
    // Whatever it is, it is no cursor.
  }
  throw new InvalidCursor();
}
