import stringWidth from 'string-width';

const ONE_COLUMN_EACH = /^[\u0020-\u007e]*$/;

/** Columns that a text takes: an East Asian wide character or an emoji takes two, an accent by itself none. */
export const widthOf = (text: string): number =>
  ONE_COLUMN_EACH.test(text) ? text.length : stringWidth(text);

/** Lines of at most `columns`, broken between words; only a word that is wider than that by itself is broken. */
export function wrapped(text: string, columns: number): readonly string[] {
  if (widthOf(text) <= columns) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ +/).flatMap((whole) => pieces(whole, columns))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer) > columns) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** The same of a text of several lines; each that goes on is indented as it began. */
export function fitting(text: string, columns: number): string {
  return text
    .split('\n')
    .flatMap((line) => {
      if (widthOf(line) <= columns) return [line];
      const [indent = ''] = /^ */.exec(line) ?? [];
      return wrapped(line.trimStart(), columns - indent.length).map((piece) => indent + piece);
    })
    .join('\n');
}

/** A word; or what of it fits on a line each, where it is too wide for one. */
function pieces(word: string, columns: number): readonly string[] {
  if (widthOf(word) <= columns) return [word];
  const all: string[] = [];
  let piece = '';
  for (const { segment } of new Intl.Segmenter().segment(word)) {
    if (piece !== '' && widthOf(piece + segment) > columns) {
      all.push(piece);
      piece = '';
    }
    piece += segment;
  }
  return [...all, piece];
}
