import fc from 'fast-check';
import { InvalidInput } from '../shared/validation-error.js';
import { MalformedJson, parseJson, readJson } from './parse-json.js';

function refusalOf(text: string): MalformedJson {
  try {
    parseJson(text);
  } catch (error) {
    if (error instanceof MalformedJson) return error;
  }
  throw new Error(`${text} was taken for JSON.`);
}

describe('parsing JSON', () => {
  it('gives what it says', () => {
    expect(parseJson('{"a": [1, "b", null]}')).toEqual({ a: [1, 'b', null] });
  });

  it('tells the line and the column where it is none', () => {
    expect(refusalOf('{\n  "a": 1,\n}')).toMatchObject({ line: 3, column: 1 });
    expect(refusalOf('x')).toMatchObject({ line: 1, column: 1 });
    expect(refusalOf('{"a": 1,}').message).toBe('Not JSON: "}" was not expected at line 1, column 9.');
  });

  it('tells where it ends too early', () => {
    expect(refusalOf('{"a": [1').message).toBe('Not JSON: it ends too early at line 1, column 9.');
  });

  it('takes nothing that another parser could read differently', () => {
    expect(() => parseJson('{"a": 1, "a": 1}')).toThrow(InvalidInput);
    expect(() => parseJson('[1e400]')).toThrow(InvalidInput);
  });

  it('takes whatever else is JSON, however deep', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
    const deep = `${'{"a":['.repeat(50_000)}${']}'.repeat(50_000)}`;
    expect(() => parseJson(deep)).not.toThrow();
  });
});

describe('reading JSON from bytes', () => {
  it('takes UTF-8, with a byte order mark or without', () => {
    expect(readJson(Buffer.from('\uFEFF"Zürich"'))).toBe('Zürich');
    expect(readJson(Buffer.from('"Zürich"'))).toBe('Zürich');
  });

  it('takes nothing else', () => {
    expect(() => readJson(Buffer.from('"Zürich"', 'latin1'))).toThrow('Not JSON: it is not in UTF-8.');
    expect(() => readJson(Buffer.from('"x"', 'utf16le'))).toThrow(MalformedJson);
  });
});
