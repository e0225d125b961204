import { type Layout } from './paint.js';
import { widthOf, wrapped } from './width.js';

/** A column's title. Figures stand to the right. */
export type Column = string | { readonly title: string; readonly align: 'right' };

/** A text in a colour. */
export interface Painted {
  readonly text: string;
  readonly paint: (text: string) => string;
}

/** What stands in one place of a table, in one paragraph or several. */
export type Cell = string | Painted | readonly (string | Painted)[];

/** A column of figures. */
export const figures = (title: string): Column => ({ title, align: 'right' });

const GAP = '  ';
/** Columns that a text is given at least, even if words have to be broken. */
const NARROWEST = 8;

/**
 * Rows of text as wide as their widest cells, if the layout has room for them; otherwise the widest columns are
 * made narrower and their cells wrapped.
 */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  { columns: available, paint }: Layout,
): string {
  const aligned = columns.map((column) => typeof column !== 'string');
  const titles = columns.map((column) => (typeof column === 'string' ? column : column.title));
  const untitled = titles.every((title) => title === '');
  const lines = [
    ...(untitled ? [] : [titles.map((text) => [{ text, paint: paint.dim }])]),
    ...rows.map((row) => row.map(paragraphs)),
  ];
  const widths = fitted(
    columns.map((_, index) => lines.flatMap((row) => row[index]?.map(({ text }) => text) ?? [])),
    aligned,
    available - GAP.length * (columns.length - 1),
  );
  return lines.flatMap((row) => rowLines(row, widths, aligned)).join('\n');
}

function paragraphs(cell: Cell): readonly Painted[] {
  const all = Array.isArray(cell) ? (cell as readonly (string | Painted)[]) : [cell as string | Painted];
  return all.map((one) => (typeof one === 'string' ? { text: one, paint: (text) => text } : one));
}

/** The width of each column: its widest text, or less where there is not so much room. */
function fitted(
  texts: readonly (readonly string[])[],
  aligned: readonly boolean[],
  available: number,
): number[] {
  const widest = (all: readonly string[]): number =>
    all.reduce((most, text) => Math.max(most, widthOf(text)), 0);
  const widths = texts.map(widest);
  const words = texts.map((all, index) =>
    aligned[index] ? (widths[index] ?? 0) : widest(all.flatMap((text) => text.split(' '))),
  );
  const least = words.map((word, index) => (aligned[index] ? word : Math.min(word, NARROWEST)));
  narrow(widths, words, available);
  narrow(widths, least, available);
  return widths;
}

/** Takes from the widest column, one by one, until all fit or none may be narrower. */
function narrow(widths: number[], least: readonly number[], available: number): void {
  for (let excess = widths.reduce((sum, width) => sum + width, -available); excess > 0; excess -= 1) {
    const spare = widths.map((width, index) => (width > (least[index] ?? 0) ? width : 0));
    const most = Math.max(...spare);
    if (most === 0) return;
    widths[spare.indexOf(most)] = most - 1;
  }
}

function rowLines(
  row: readonly (readonly Painted[])[],
  widths: readonly number[],
  aligned: readonly boolean[],
): string[] {
  const cells = row.map((cell, index) =>
    cell.flatMap(({ text, paint }) => wrapped(text, widths[index] ?? 0).map((line) => ({ line, paint }))),
  );
  const height = Math.max(...cells.map(({ length }) => length));
  return Array.from({ length: height }, (_, number) =>
    cells
      .map((cell, index) => padded(cell[number], widths[index] ?? 0, aligned[index] === true))
      .join(GAP)
      .trimEnd(),
  );
}

function padded(
  piece: { readonly line: string; readonly paint: Painted['paint'] } | undefined,
  width: number,
  right: boolean,
): string {
  if (piece === undefined) return ' '.repeat(width);
  const space = ' '.repeat(Math.max(0, width - widthOf(piece.line)));
  const text = piece.line === '' ? '' : piece.paint(piece.line);
  return right ? space + text : text + space;
}
