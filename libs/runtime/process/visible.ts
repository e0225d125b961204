/**
 * What a terminal obeys or hides rather than shows: controls (escape sequences begin with one), marks that turn
 * the direction of writing, and the line separators of Unicode.
 */
const OBEYED = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

const SHORT = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/**
 * The same value, in which each text shows what a terminal would have obeyed: `\u001b` instead of an escape. Texts
 * of the record are passed through it before they are laid out for people, so that nobody who may record a fact can
 * write elsewhere on a reader's screen. JSON has escapes of its own.
 */
export function visible<T>(value: T): T {
  return shown(value) as T;
}

function shown(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(OBEYED, escaped);
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [shown(name), shown(inner)]));
}

const escaped = (character: string): string =>
  SHORT.get(character) ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
