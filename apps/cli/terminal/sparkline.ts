const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/**
 * Scores from 0 to 1 as a line of bars on that fixed scale, so that two lines compare.
 * Of more scores than `columns`, each bar is the last of its stretch.
 */
export function sparkline(scores: readonly number[], columns: number): string {
  return lastOfEachStretch(scores, columns).map(bar).join('');
}

function bar(score: number): string {
  const level = Math.min(BARS.length - 1, Math.max(0, Math.floor(score * BARS.length)));
  return BARS[level] ?? '';
}

function lastOfEachStretch(scores: readonly number[], stretches: number): readonly number[] {
  if (scores.length <= stretches) return scores;
  return Array.from({ length: stretches }, (_, index) => {
    const end = Math.floor(((index + 1) * scores.length) / stretches);
    return scores[end - 1] ?? 0;
  });
}
