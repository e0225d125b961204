import { readFileSync, writeFileSync } from 'node:fs';

const PAGE_BYTES = 4096;
/** Neither a letter nor a kind of page. */
const WRONG = 0xff;

/** Turns a byte of a file that nobody has open: the first of some text, wherever that stands. */
export function damageText(path: string, text: string): void {
  turn(path, text, (at) => at);
}

/** Turns the bytes that say of what kind the pages are that hold some text. */
export function damagePage(path: string, text: string): void {
  turn(path, text, (at) => Math.floor(at / PAGE_BYTES) * PAGE_BYTES);
}

/** What SQLite has moved to another page is left where it was, too: so all places are turned. */
function turn(path: string, text: string, byteOf: (at: number) => number): void {
  const bytes = readFileSync(path);
  const places = new Set<number>();
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) places.add(byteOf(at));
  if (places.size === 0) throw new Error(`The file does not hold ${text}.`);
  for (const at of places) bytes.writeUInt8(WRONG, at);
  writeFileSync(path, bytes);
}
