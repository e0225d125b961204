import { visible } from '#runtime';
import { type Layout } from './paint.js';
import { type Terminal } from './terminal.js';
import { fitting } from './width.js';

/** An answer in its two forms. */
export interface Answer<Told, Shown> {
  /** For programs. */
  readonly json: Told;
  /** For people: what `text` is made of. */
  readonly shown: Shown;
  readonly text: (shown: Shown, layout: Layout) => string;
}

/** Prints an answer. This is where the texts of the record leave for a terminal: nothing in them commands it, and no line is wider. */
export function answer<Told, Shown>({ json, print, layout }: Terminal, given: Answer<Told, Shown>): void {
  if (json) print(JSON.stringify(given.json));
  else print(fitting(given.text(visible(given.shown), layout), layout.columns));
}
