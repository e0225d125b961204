import { MOST_ERRORS, NO_ERRORS, type ValidationError, stepTo } from '../shared/validation-error.js';
import { isExact, mayHaveInexactNumbers } from './exact-numbers.js';

const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * What two parsers could read differently in a JSON text, and RFC 7493 (I-JSON) leaves out of JSON: a name that stands
 * twice in one object, and a number that no double holds as it is written. A hundred at most.
 * @param text is known to be JSON
 * @param value what it was parsed to
 */
export function ambiguitiesIn(text: string, value: unknown): readonly ValidationError[] {
  return mayHaveInexactNumbers(text) || mayRepeatNames(text, value) ? scan(text) : NO_ERRORS;
}

/**
 * Whether an object in a JSON text may have a name twice, seen at a glance: then the text has more names than what it
 * was parsed to. (The parser keeps the last of equal names, and does not say that there were others.)
 */
function mayRepeatNames(text: string, value: unknown): boolean {
  return typeof value === 'object' && value !== null && mostNamesIn(text) > namesInValue(value);
}

/** An object, with the names that it has had; or a list, without. */
interface Open {
  readonly names?: Set<string>;
  step: string | number;
}

const NUMBER = /-?[0-9][0-9.eE+-]*/y;

function scan(text: string): readonly ValidationError[] {
  const errors: ValidationError[] = [];
  /** The last is the one that the scan is in. */
  const open: Open[] = [];
  const refuse = (detail: string): void => {
    errors.push({ pointer: open.map(({ step }) => stepTo(String(step))).join(''), detail });
  };
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
          if (inside.names.has(inside.step)) refuse('is given twice');
          inside.names.add(inside.step);
        }
        at = end;
        break;
      }
      default: {
        NUMBER.lastIndex = at;
        const number = NUMBER.exec(text)?.[0];
        if (number === undefined) break;
        if (!isExact(number)) refuse('must be a number that a double holds exactly as it is written');
        at += number.length - 1;
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
