/** A part of a whole, as in "60 %". */
export function percent(part: number): string {
  return `${Math.round(part * 1000) / 10} %`;
}
