import { InvalidInput } from '../flaw.js';
import { flawsInJson } from './flaws-in-json.js';
import { locateSyntaxError } from './locate-syntax-error.js';

/** The text is not JSON, from here on. Line and column count from 1. */
export class MalformedJson extends Error {
  override readonly name = 'MalformedJson';

  constructor(
    readonly line: number,
    readonly column: number,
    found: string | undefined,
  ) {
    const what = found === undefined ? 'it ends too early' : `${JSON.stringify(found)} was not expected`;
    super(`Not JSON: ${what} at line ${line}, column ${column}.`);
  }
}

/**
 * Parses JSON from outside, and refuses what nobody means well or no store keeps.
 * @throws MalformedJson, InvalidInput
 */
export function parseJson(text: string): unknown {
  const value = parse(text);
  const flaws = flawsInJson(value);
  if (flaws.length > 0) throw new InvalidInput(flaws);
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const offset = locateSyntaxError(text);
    const before = text.slice(0, offset);
    const line = before.split('\n').length;
    throw new MalformedJson(
      line,
      offset - before.lastIndexOf('\n'),
      text.slice(offset)[Symbol.iterator]().next().value,
    );
  }
}
