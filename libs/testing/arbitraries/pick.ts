/** Of nothing, nothing is picked: the command is refused, as it should be. */
export function pick<T>(items: readonly T[], number: number): T {
  return items[number % Math.max(1, items.length)] as T;
}

/** At least one of them. */
export function some(items: readonly string[], bits: number): readonly string[] {
  const those = items.filter((_, index) => (bits >> index) % 2 === 1);
  return those.length > 0 ? those : [pick(items, bits)];
}
