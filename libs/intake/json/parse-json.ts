import { InvalidInput, MOST_ERRORS, type ValidationError, stepTo } from '../shared/validation-error.js';
import { locateSyntaxError } from './locate-syntax-error.js';

const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** What was sent is not JSON. Line and column, where they are known, count from 1. */
export class MalformedJson extends Error {
  override readonly name = 'MalformedJson';

  constructor(
    message: string,
    readonly line?: number,
    readonly column?: number,
  ) {
    super(message);
  }
}

/** Leaves a byte order mark out. */
const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The JSON in bytes of UTF-8, without the mark that some systems begin them with.
 * @throws MalformedJson
 * @throws InvalidInput where an object has a name twice, which RFC 7493 forbids
 */
export function readJson(bytes: Uint8Array): unknown {
  return parseJson(textOf(bytes));
}

function textOf(bytes: Uint8Array): string {
  try {
    return UTF_8.decode(bytes);
  } catch {
    throw new MalformedJson('Not JSON: it is not in UTF-8.');
  }
}

/**
 * @throws MalformedJson
 * @throws InvalidInput where an object has a name twice, which RFC 7493 forbids
 */
export function parseJson(text: string): unknown {
  const value = parsed(text);
  if (mayRepeatNames(text, value)) {
    const repeated = repeatedNames(text);
    if (repeated.length > 0) throw new InvalidInput(repeated);
  }
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw malformedAt(text, locateSyntaxError(text));
  }
}

function malformedAt(text: string, offset: number): MalformedJson {
  const before = text.slice(0, offset);
  const [found] = text.slice(offset, offset + 2);
  const [line, column] = [before.split('\n').length, offset - before.lastIndexOf('\n')];
  const what = found === undefined ? 'it ends too early' : `${JSON.stringify(found)} was not expected`;
  return new MalformedJson(`Not JSON: ${what} at line ${line}, column ${column}.`, line, column);
}

/**
 * Whether an object in a JSON text may have a name twice, seen at a glance: then the text has more names than what it
 * was parsed to. (The parser keeps the last of equal names, and does not say that there were others.)
 */
function mayRepeatNames(text: string, value: unknown): boolean {
  return typeof value === 'object' && value !== null && mostNamesIn(text) > namesInValue(value);
}

/** Which names stand in an object again, by pointers: a hundred at most. The text is known to be JSON. */
function repeatedNames(text: string): readonly ValidationError[] {
  const errors: ValidationError[] = [];
  /** Objects, by the names they have had; and lists, without. The last is the one that the scan is in. */
  const open: { readonly names?: Set<string>; step: string | number }[] = [];
  for (let at = 0; at < text.length && errors.length < MOST_ERRORS; at += 1) {
    const inside = open.at(-1);
    switch (text[at]) {
      case '{':
        open.push({ names: new Set(), step: '' });
        break;
      case '[':
        open.push({ step: 0 });
        break;
      case '}':
      case ']':
        open.pop();
        break;
      case ',':
        if (typeof inside?.step === 'number') inside.step += 1;
        break;
      case '"': {
        const end = endOfString(text, at);
        if (inside?.names !== undefined && isName(text, end)) {
          inside.step = JSON.parse(text.slice(at, end + 1)) as string;
          if (inside.names.has(inside.step))
            errors.push({
              pointer: open.map(({ step }) => stepTo(String(step))).join(''),
              detail: 'is given twice',
            });
          inside.names.add(inside.step);
        }
        at = end;
        break;
      }
    }
  }
  return errors;
}

function isName(text: string, end: number): boolean {
  let next = end + 1;
  while (text[next] !== ':' && /\s/.test(text[next] ?? ':')) next += 1;
  return text[next] === ':';
}

/**
 * How many names a text has at most: what ends with a quote and a colon. A colon after white space, or after a quote
 * that is escaped, may end one, too: then the number is not known.
 */
function mostNamesIn(text: string): number {
  let names = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    const before = text.charCodeAt(at - 1);
    if (before <= SPACE || (before === QUOTE && text.charCodeAt(at - 2) === BACKSLASH)) return Infinity;
    if (before === QUOTE) names += 1;
  }
  return names;
}

/** Where the string that begins here has its closing quote. */
function endOfString(text: string, begin: number): number {
  for (let end = text.indexOf('"', begin + 1); ; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
}

/** Without recursion: nobody has looked yet at how deep it is. */
function namesInValue(value: object): number {
  let names = 0;
  const left: object[] = [value];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (!Array.isArray(next)) names += Object.keys(next).length;
    for (const held of Array.isArray(next) ? (next as unknown[]) : Object.values(next))
      if (typeof held === 'object' && held !== null) left.push(held);
  }
  return names;
}
