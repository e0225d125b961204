export const BANDS = ['unproven', 'strong', 'fair', 'strained', 'broken'] as const;

/** A score in one word. Always shown beside the counts of what it rests on. */
export type Band = (typeof BANDS)[number];

export function bandOf(score: { E: number; u: number; lower: number; upper: number }): Band {
  if (score.u > 0.5) return 'unproven';
  if (score.lower >= 0.6) return 'strong';
  if (score.upper < 0.5) return 'broken';
  if (score.E < 0.45) return 'strained';
  return 'fair';
}
