import { InvalidInput } from '../shared/validation-error.js';
import { ambiguitiesIn } from './ambiguities.js';
import { locateSyntaxError } from './locate-syntax-error.js';

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
 * @throws InvalidInput for what another parser could read differently: a name twice in one object, and a number that
 * no double holds as it is written
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
 * @throws InvalidInput for what another parser could read differently: a name twice in one object, and a number that
 * no double holds as it is written
 */
export function parseJson(text: string): unknown {
  const value = parsed(text);
  const ambiguities = ambiguitiesIn(text, value);
  if (ambiguities.length > 0) throw new InvalidInput(ambiguities);
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
