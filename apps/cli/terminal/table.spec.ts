import { paint } from './paint.js';
import { type Cell, figures, table } from './table.js';
import { widthOf } from './width.js';

const plain = { columns: 40, paint: paint(false) };
const widest = (text: string): number => Math.max(...text.split('\n').map(widthOf));

describe('a table', () => {
  it('gives each column the width of its widest cell', () => {
    const rows = [
      ['1906', '0.7'],
      ['1914-08-04', '0.65'],
    ];
    expect(table(['When', figures('Score')], rows, plain)).toBe(
      ['When        Score', '1906          0.7', '1914-08-04   0.65'].join('\n'),
    );
  });

  it('wraps its widest texts between words, within the columns there are', () => {
    const row = ['1914-08-02', 'The British fleet will protect the French coast'];
    expect(table(['When', 'What'], [row], plain)).toBe(
      ['When        What', '1914-08-02  The British fleet will', '            protect the French coast'].join(
        '\n',
      ),
    );
  });

  it('keeps to the width with several long texts, and breaks no word that fits on a line', () => {
    const words = 'the japan international cooperation agency and the partnership of northern towns';
    const text = table(['Who', figures('Figure'), 'What'], [[words, '1,000,000', words]], plain);
    expect(widest(text)).toBeLessThanOrEqual(plain.columns);
    const shown = text.split(/\s+/);
    expect(words.split(' ').filter((word) => !shown.includes(word))).toEqual([]);
  });

  it('breaks a word that no line has room for', () => {
    const text = table(['When', 'What'], [['1914-08-02', 'x'.repeat(100)]], plain);
    expect(widest(text)).toBe(plain.columns);
    expect(text.replace(/[^x]/g, '')).toHaveLength(100);
  });

  it('counts two columns for a wide character', () => {
    const rows = [
      ['日本国際協力機構連合', 'a'],
      ['日本国際協力機構連盟', 'b'],
      ['Japan', 'c'],
    ];
    const lines = table(['Name', 'E'], rows, plain).split('\n');
    expect(new Set(lines.map((line) => widthOf(line)))).toEqual(new Set([23]));
  });

  it('paints what is seen, after it was measured', () => {
    const { green } = paint(true);
    const rows: Cell[][] = [
      [{ text: 'strong', paint: green }, '0.9'],
      ['fair', '0.6'],
    ];
    const text = table(['Band', 'E'], rows, { ...plain, paint: paint(true) });
    expect(text).toContain(green('strong'));
    expect(text.replace(/\u001b\[[0-9;]*m/g, '')).toBe(
      ['Band    E', 'strong  0.9', 'fair    0.6'].join('\n'),
    );
  });

  it('puts paragraphs of a cell below one another', () => {
    expect(table(['', 'What'], [['a', ['one', 'two']]], plain)).toBe('   What\na  one\n   two');
  });

  it('is its titles where there is nothing to show', () => {
    expect(table(['When', 'What'], [], plain)).toBe('When  What');
  });
});
