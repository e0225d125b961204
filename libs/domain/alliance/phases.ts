import type { AllianceEventType } from '../events/alliance-event.js';
import type { OccurredOn } from '../time/occurred-on.js';

export const PHASES = ['active', 'paused', 'lapsed', 'dissolved', 'formalised'] as const;
export type Phase = (typeof PHASES)[number];

/** How long an alliance was in a phase, and what ended it. */
export interface PhaseSpan {
  readonly phase: Phase;
  readonly from: OccurredOn;
  /** Left out while it lasts. */
  readonly to?: OccurredOn;
  readonly endedBy?: { readonly eventId: string; readonly type: AllianceEventType; readonly reason?: string };
}

/** The phase that an event leads to. What is not here leaves the phase as it is. */
export const PHASE_AFTER = {
  AllianceFormed: 'active',
  AlliancePaused: 'paused',
  AllianceResumed: 'active',
  AllianceLapsed: 'lapsed',
  AllianceRevived: 'active',
  AllianceDissolved: 'dissolved',
  AllianceFormalised: 'formalised',
} as const satisfies Partial<Record<AllianceEventType, Phase>>;
export type PhaseChange = keyof typeof PHASE_AFTER;

/** An end, concluded or not: the alliance takes no new promises and gifts. */
export function isEnded(phase: Phase): boolean {
  return phase === 'lapsed' || phase === 'dissolved' || phase === 'formalised';
}
