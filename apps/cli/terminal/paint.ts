import picocolors from 'picocolors';

/** Colours for a terminal; each returns its text unchanged where there are none. */
export type Paint = ReturnType<typeof picocolors.createColors>;

/** @param coloured false where nobody would see colours, or nobody wants them (`NO_COLOR`) */
export const paint = (coloured: boolean): Paint => picocolors.createColors(coloured);

/** What a text is laid out for. */
export interface Layout {
  /** Characters a line. */
  readonly columns: number;
  readonly paint: Paint;
}
