import fc from 'fast-check';
import { locateSyntaxError } from './locate-syntax-error.js';

describe('where a text stops being JSON', () => {
  it.each([
    ['', 0],
    ['  ', 2],
    ['give', 0],
    ['{"a": 1,}', 8],
    ['{"a" 1}', 5],
    ['{"a": }', 6],
    ['{a: 1}', 1],
    ["{'a': 1}", 1],
    ['[1, 2', 5],
    ['[1 2]', 3],
    ['[1, 2}', 5],
    ['{} {}', 3],
    ['[01]', 2],
    ['[1.]', 2],
    ['[NaN]', 1],
    ['["a\nb"]', 1],
    ['["\\x"]', 1],
    ['{"a": "b', 6],
  ])('%j: at %d', (text, offset) => {
    expect(locateSyntaxError(text)).toBe(offset);
  });

  it('is its end, where it is JSON throughout', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(locateSyntaxError(text)).toBe(text.length);
      }),
    );
  });

  it('is never after the place where another character would be wrong, too', () => {
    const wrong = '§';
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), (value, at) => {
        const text = JSON.stringify(value);
        const place = at % (text.length + 1);
        const broken = text.slice(0, place) + wrong + text.slice(place);
        expect(isJson(broken) || locateSyntaxError(broken) <= place).toBe(true);
      }),
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
