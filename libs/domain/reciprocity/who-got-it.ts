import type { Chapter } from '../alliance/chapters.js';
import type { Gift } from '../ledger/ledger.js';
import { precedes } from '../time/moment.js';
import type { Moment } from '../time/moment.js';

/** Whoever is no partner: what goes to them counts as given, and as received by none. */
export const OUTSIDERS = Symbol('outsiders');

/** A part of a gift, 0 to 1, and who got it. */
export interface Receipt {
  readonly receiver: string | typeof OUTSIDERS;
  readonly part: number;
}

/**
 * Who got a gift, and what part of it; the parts sum to 1. Where no one is named, the partners there were then, other
 * than the givers, got it equally; where all of them gave it together, each got its part from the others.
 */
export function receiptsOf(gift: Gift, chapters: readonly Chapter[]): readonly Receipt[] {
  const { beneficiaries, givers } = gift;
  if (beneficiaries?.length === 0) return [{ receiver: OUTSIDERS, part: 1 }];
  if (beneficiaries)
    return beneficiaries.map(({ partnerId, share }) => ({ receiver: partnerId, part: share }));
  const others = [...partnersAt(chapters, gift)].filter((partnerId) => !givers.includes(partnerId));
  const receivers = others.length > 0 ? others : givers;
  if (receivers.length === 0 || (receivers === givers && givers.length === 1))
    return [{ receiver: OUTSIDERS, part: 1 }];
  return receivers.map((receiver) => ({ receiver, part: 1 / receivers.length }));
}

/** The partners there were at a moment; before the first chapter, those it began with. */
function partnersAt(chapters: readonly Chapter[], moment: Moment): ReadonlySet<string> {
  const chapter =
    chapters.findLast(({ from, revision }) => precedes({ at: from, revision }, moment)) ?? chapters[0];
  return chapter?.partners ?? new Set();
}
