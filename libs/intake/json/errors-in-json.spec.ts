import fc from 'fast-check';
import { LIMITS } from '../shared/limits.js';
import { errorsInJson } from './errors-in-json.js';

const pointers = (value: unknown): string[] => errorsInJson(value).map(({ pointer }) => pointer);
const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);

describe('errors of any JSON', () => {
  it('are not in what is sound', () => {
    expect(errorsInJson({ a: ['b', 1, null, true, { c: 'ü 💧' }] })).toEqual([]);
  });

  it('are NUL and halves of surrogate pairs, in values and in names', () => {
    expect(pointers({ a: ['x', 'a\0b'], b: '\ud800', 'c\udc00': 1 })).toEqual(['/a/1', '/b', '/c\udc00']);
  });

  it('are noncharacters, which RFC 7493 leaves out of JSON, and none of their neighbours', () => {
    const beside = ['\u{fdcf}', '\u{fdf0}', '\u{fffd}', '\u{1fffd}', '\u{10fffd}'];
    expect(errorsInJson(beside)).toEqual([]);
    const noncharacters = ['\u{fdd0}', '\u{fdef}', '\u{fffe}', '\u{ffff}', '\u{1ffff}', '\u{10fffe}'];
    expect(errorsInJson(noncharacters)).toHaveLength(noncharacters.length);
  });

  it('are names that reach for prototypes, and not those that partners may well have', () => {
    expect(pointers(JSON.parse('{"__proto__": {}, "a": {"__proto__": 1}}'))).toEqual([
      '/__proto__',
      '/a/__proto__',
    ]);
    expect(pointers(JSON.parse('{"constructor": 1, "toString": 1, "prototype": 1}'))).toEqual([]);
  });

  it('are levels without end', () => {
    expect(errorsInJson(nested(LIMITS.depth))).toEqual([]);
    expect(errorsInJson(nested(LIMITS.depth + 1))).toHaveLength(1);
    expect(errorsInJson(nested(5_000))).toHaveLength(1);
  });

  it('are told by pointers of RFC 6901', () => {
    expect(pointers({ 'a/b': { '~': '\0' } })).toEqual(['/a~1b/~0']);
  });

  it('are a hundred at most', () => {
    expect(errorsInJson(Array.from({ length: 1_000 }, () => '\0'))).toHaveLength(100);
  });

  it('are found wherever they are', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const at = JSON.stringify(value);
        expect(errorsInJson(value).length > 0).toBe(/\\u0000|\\ud[89a-f]|"__proto__":/.test(at));
      }),
    );
  });
});
