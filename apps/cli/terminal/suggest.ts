import { distance } from 'fastest-levenshtein';

const MOST = 3;

/** Of the ids there are, those that somebody who typed this one may have meant, the nearest first. */
export function suggest(typed: string, ids: readonly string[]): readonly string[] {
  const wanted = typed.toLowerCase();
  return ids
    .map((id) => ({ id, far: farFrom(wanted, id.toLowerCase()) }))
    .filter(({ far }) => far <= Math.max(2, wanted.length / 3))
    .sort((a, b) => a.far - b.far || (a.id < b.id ? -1 : 1))
    .slice(0, MOST)
    .map(({ id }) => id);
}

/** Letters to change; a part of an id is as good as near. */
function farFrom(typed: string, id: string): number {
  return typed.length > 2 && id.includes(typed) ? 1 : distance(typed, id);
}

/** ` Did you mean quad or quad-plus?`; nothing without suggestions. */
export function didYouMean(suggestions: readonly string[]): string {
  return suggestions.length === 0 ? '' : ` Did you mean ${suggestions.join(' or ')}?`;
}
