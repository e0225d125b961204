import { paint } from './paint.js';
import { table } from './table.js';

const plain = { columns: 40, paint: paint(false) };

describe('a table', () => {
  it('gives each column the width of its widest cell', () => {
    expect(
      table(
        [{ title: 'When' }, { title: 'Score', align: 'right' }],
        [
          ['1906', '0.7'],
          ['1914-08-04', '0.65'],
        ],
        plain,
      ),
    ).toBe(['When        Score', '1906          0.7', '1914-08-04   0.65'].join('\n'));
  });

  it('wraps the flexible column at words, within the columns there are', () => {
    const text = table(
      [{ title: 'When' }, { title: 'What', flexible: true }],
      [['1914-08-02', 'The British fleet will protect the French coast']],
      plain,
    );
    expect(text).toBe(
      ['When        What', '1914-08-02  The British fleet will', '            protect the French coast'].join(
        '\n',
      ),
    );
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(plain.columns);
  });

  it('counts what is seen, not the colours', () => {
    const { green } = paint(true);
    const rows = [
      [green('strong'), '0.9'],
      ['fair', '0.6'],
    ];
    const seen = table([{ title: 'Band' }, { title: 'E' }], rows, { ...plain, paint: paint(true) }).replace(
      /\u001b\[[0-9;]*m/g,
      '',
    );
    expect(seen).toBe(['Band    E', 'strong  0.9', 'fair    0.6'].join('\n'));
  });

  it('is its heads where there is nothing to show', () => {
    expect(table([{ title: 'When' }, { title: 'What' }], [], plain)).toBe('When  What');
  });
});
