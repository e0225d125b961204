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

/** @throws MalformedJson */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw malformedAt(text, locateSyntaxError(text));
  }
}

function malformedAt(text: string, offset: number): MalformedJson {
  const before = text.slice(0, offset);
  const [found] = text.slice(offset, offset + 2);
  return new MalformedJson(before.split('\n').length, offset - before.lastIndexOf('\n'), found);
}
