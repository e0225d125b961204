import { InvalidInput, NO_ERRORS } from '../shared/validation-error.js';
import { locateSyntaxError } from './locate-syntax-error.js';
import { mayRepeatNames, repeatedNames } from './repeated-names.js';

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
  const repeated = mayRepeatNames(text, value) ? repeatedNames(text) : NO_ERRORS;
  if (repeated.length > 0) throw new InvalidInput(repeated);
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
