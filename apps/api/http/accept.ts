interface Range {
  readonly type: string;
  readonly weight: number;
}

/**
 * Which of the media types on offer a client prefers (RFC 9110, 12.5.1): by weight, then by how exactly it names
 * them, then in the order in which they are given. The first, where it would take none: that helps more than 406.
 */
export function preferredType(accept: string | undefined, offered: readonly [string, ...string[]]): string {
  const ranges = (accept ?? '*/*').toLowerCase().split(',').map(rangeOf);
  const ranked = offered
    .map((type) => ({ type, ...ratingOf(type, ranges) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || b.exactness - a.exactness);
  return ranked[0]?.type ?? offered[0];
}

function rangeOf(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim());
  const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
  return { type, weight: /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(weight) ? Number(weight) : 0 };
}

/** The weight that the most exact range gives to a type. */
function ratingOf(type: string, ranges: readonly Range[]): { weight: number; exactness: number } {
  const [group = ''] = type.split('/');
  const patterns = ['*/*', `${group}/*`, type];
  const fitting = ranges
    .map(({ type: range, weight }) => ({ weight, exactness: patterns.indexOf(range) }))
    .filter(({ exactness }) => exactness >= 0)
    .sort((a, b) => b.exactness - a.exactness);
  return fitting[0] ?? { weight: 0, exactness: -1 };
}
