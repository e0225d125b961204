import { isEnded } from '../catalogue/phases.js';
import { DISSOLUTION_REASONS } from '../catalogue/words.js';
import { type AllianceProfile, currentSpan } from '../alliance/profile.js';
import { type OccurredOn } from '../time/occurred-on.js';

/** How an alliance can end: why it was dissolved, or that it faded, or became something else. */
export const ENDINGS = [...DISSOLUTION_REASONS, 'lapsed', 'formalised'] as const;
export type EndingReason = (typeof ENDINGS)[number];

export interface Ending {
  readonly endedOn: OccurredOn;
  readonly reason: EndingReason;
}

/** The end of an alliance; undefined while it lasts. */
export function endingOf(profile: AllianceProfile): Ending | undefined {
  const { phase, from } = currentSpan(profile);
  if (!isEnded(phase)) return undefined;
  const said = phase === 'dissolved' ? profile.phases.at(-2)?.endedBy?.reason : phase;
  const reason = ENDINGS.find((ending) => ending === said);
  if (!reason) throw new Error(`Alliance ${profile.allianceId} is ${phase}, and nobody said why.`);
  return { endedOn: from, reason };
}
