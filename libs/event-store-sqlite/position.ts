/** As many digits as the integers have that are exact in JavaScript. */
const DIGITS = 16;

/** A row's number as a position: of fixed width, so that strings are in the order of the numbers. */
export function positionOf(row: number | bigint): string {
  return row.toString().padStart(DIGITS, '0');
}

/** @throws RangeError if no event of such a store can have this position */
export function rowOf(position: string): number {
  const row = /^\d{16}$/.test(position) ? Math.min(Number(position), Number.MAX_SAFE_INTEGER) : NaN;
  if (Number.isNaN(row)) throw new RangeError(`${JSON.stringify(position)} is no position in this store.`);
  return row;
}
