import { MalformedJson, parseJson } from './parse-json.js';

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
});
