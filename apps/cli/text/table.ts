import Table from 'cli-table3';
import type { Layout } from './paint.js';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Takes the width the others leave, and wraps. One column of a table does. */
  readonly flexible?: boolean;
}

const GAP = 2;
const NARROWEST = 20;

/** Lines of text: a column is as wide as its widest cell, the flexible one as the layout allows. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  layout: Layout,
): string {
  const widths = widthsOf(columns, rows, layout.columns);
  const lines = new Table({
    head: columns.map(({ title }) => layout.paint.dim(title)),
    colWidths: widths.map((width) => width + GAP),
    colAligns: columns.map(({ align }) => align ?? 'left'),
    wordWrap: true,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP },
    chars: NO_BORDERS,
  });
  lines.push(...rows.map((row) => [...row]));
  return withoutTrailingSpace(lines.toString());
}

function widthsOf(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  available: number,
): number[] {
  const widths = columns.map(({ title }, index) =>
    Math.max(printedWidth(title), ...rows.map((row) => printedWidth(row[index] ?? ''))),
  );
  const flexible = columns.findIndex((column) => column.flexible);
  const widest = widths[flexible];
  if (widest === undefined) return widths;
  const others = widths.reduce((sum, width) => sum + width + GAP, -widest - GAP);
  widths[flexible] = Math.min(widest, Math.max(NARROWEST, available - others - GAP));
  return widths;
}

/** Characters that a cell's longest line takes on a terminal. */
function printedWidth(cell: string): number {
  return Math.max(
    ...cell
      .replace(COLOUR, '')
      .split('\n')
      .map((line) => [...line].length),
  );
}

const COLOUR = /\u001b\[[0-9;]*m/g;

function withoutTrailingSpace(text: string): string {
  return text.replace(/[ ]+((?:\u001b\[[0-9;]*m)*)$/gm, '$1');
}

const NO_BORDERS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
};
