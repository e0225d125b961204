export const PHASES = ['active', 'paused', 'lapsed', 'dissolved', 'formalised'] as const;
export type Phase = (typeof PHASES)[number];

export const WHILE_IT_LASTS = ['active', 'paused'] as const satisfies readonly Phase[];
export const BEFORE_ITS_END = ['active', 'paused', 'lapsed'] as const satisfies readonly Phase[];

/** An end, concluded or not: the alliance takes no new promises and contributions. */
export function isEnded(phase: Phase): boolean {
  return phase === 'lapsed' || phase === 'dissolved' || phase === 'formalised';
}
