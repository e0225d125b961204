import { visible } from './visible.js';

describe('what a terminal is shown', () => {
  it.each([
    ['an escape sequence', '\u001b[2J', '\\u001b[2J'],
    ['a bell', 'ding\u0007', 'ding\\u0007'],
    ['a carriage return', 'kept\rmissed', 'kept\\rmissed'],
    ['a line of its own', 'a\nb', 'a\\nb'],
    ['C1 controls', '\u009b31m', '\\u009b31m'],
    ['marks that turn the direction', '\u202edekam\u2069', '\\u202edekam\\u2069'],
    ['line separators', 'a\u2028b', 'a\\u2028b'],
  ])('shows %s', (_, text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it('leaves all other text as it is', () => {
    const text = 'Zürich – 日本国際協力機構連合 👩‍🚀 עברית';
    expect(visible(text)).toBe(text);
  });

  it('looks into lists and objects, names included', () => {
    expect(visible({ a: ['\u0007', 1, null], '\u001b': true })).toEqual({
      a: ['\\u0007', 1, null],
      '\\u001b': true,
    });
  });
});
