import fc from 'fast-check';
import { ambiguitiesIn } from './ambiguities.js';

const pointers = (text: string): string[] =>
  ambiguitiesIn(text, JSON.parse(text)).map(({ pointer }) => pointer);

describe('what two parsers could read differently', () => {
  it('are names that stand twice in one object', () => {
    expect(pointers('{"a": 1, "b": {"a": 1}, "c": [{"a": 1}, {"a": 1}]}')).toEqual([]);
    expect(pointers('{"a": 1, "a": 1}')).toEqual(['/a']);
    expect(pointers('{"a": 1, "\\u0061" : 2}')).toEqual(['/a']);
    expect(pointers('{"x": [0, {"a/b": 1, "c": ":", "a/b": "\\\\"}], "x": {}}')).toEqual(['/x/1/a~1b', '/x']);
    expect(pointers('{"a\\\\": 1, "b" : ":\\":", "a\\\\" :2, "c": "x : y"}')).toEqual(['/a\\']);
    expect(pointers('{"a" : "\\":", "b": "at 10:30", "c\\"": 1}')).toEqual([]);
    expect(pointers('{"__proto__": 1, "__proto__": 2, "toString": 1, "toString": 2}')).toEqual([
      '/__proto__',
      '/toString',
    ]);
    expect(pointers(`{${'"a": 1, '.repeat(1_000)}"b": 1}`)).toHaveLength(100);
  });

  it('are numbers that no double holds as they are written', () => {
    expect(pointers('{"a": [1, 9007199254740993], "b": {"c/d": -1e400, "e": 0.5}}')).toEqual([
      '/a/1',
      '/b/c~1d',
    ]);
    expect(pointers('12345678901234567890')).toEqual(['']);
    expect(pointers(`[${'1e400,'.repeat(1_000)}1]`)).toHaveLength(100);
  });

  it('are both at once, in the order of the text', () => {
    expect(pointers('{"a": 1e999, "b": 1, "a": 2}')).toEqual(['/a', '/a']);
  });

  it('are no numbers in texts and in names', () => {
    expect(pointers('{"a": ": 9007199254740993", ",9007199254740993": [" 1e400 ", "\\\\",1]}')).toEqual([]);
  });

  it('are none in what a program of JavaScript writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(pointers(JSON.stringify(value))).toEqual([]);
      }),
    );
  });

  // The cases of JSONTestSuite (i_number_… and i_object…, y_object_duplicated…) that parsers do not agree on.
  it.each([
    ['[123.456e-789]', ['/0']],
    [
      '[0.4e00669999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999969999999006]',
      ['/0'],
    ],
    ['[-1e+9999]', ['/0']],
    ['[1.5e+9999]', ['/0']],
    ['[-123123e100000]', ['/0']],
    ['[123123e100000]', ['/0']],
    ['[123e-10000000]', ['/0']],
    ['[-123123123123123123123123123123]', ['/0']],
    ['[100000000000000000000]', []],
    ['[-237462374673276894279832749832423479823246327846]', ['/0']],
    ['{"a":"b","a":"c"}', ['/a']],
    ['{"a":"b","a":"b"}', ['/a']],
    ['{"a":"b","asd":"b"}', []],
    ['[-0]', []],
    ['[0e+1]', []],
    ['[-1078002789610311.2]', []],
    ['[-0.000000000000000000000000000000000000000000000000000000000000000000000000000001]', []],
  ])('in %s: %j', (text, found) => {
    expect(pointers(text)).toEqual(found);
  });
});
