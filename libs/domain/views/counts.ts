import { type AllianceState } from '../state/alliance-state.js';
import { type Commitment } from '../commitment/commitment.js';
import { liveOutcome } from '../commitment/status.js';
import { type RecordedAllianceEvent } from '../catalogue/events.js';
import { countedAs } from '../evidence/evidence.js';
import { type CountedOutcome } from '../trust/timeline.js';

/** How many there are of what an alliance records. `kept` is on time; excused misses are misses. */
export interface AllianceCounts {
  readonly commitments: number;
  readonly open: number;
  readonly kept: number;
  readonly late: number;
  readonly partlyKept: number;
  readonly missed: number;
  readonly contributions: number;
  readonly reviews: number;
}

export const NOTHING_COUNTED: AllianceCounts = {
  commitments: 0,
  open: 0,
  kept: 0,
  late: 0,
  partlyKept: 0,
  missed: 0,
  contributions: 0,
  reviews: 0,
};

/**
 * The counts after one more event: the same object, where it counts for nothing.
 *
 * @param before the event's commitment without the event; undefined if it was not made yet
 * @param after the event's commitment with the event
 */
export function countEvent(
  counts: AllianceCounts,
  event: RecordedAllianceEvent,
  before?: Commitment,
  after?: Commitment,
): AllianceCounts {
  if (event.type === 'ContributionMade') return { ...counts, contributions: counts.contributions + 1 };
  if (event.type === 'ReviewHeld') return { ...counts, reviews: counts.reviews + 1 };
  if (!after) return counts;
  const was = before && countOf(before);
  const is = countOf(after);
  if (before && was === is) return counts;
  const changed = { ...counts, commitments: counts.commitments + (before ? 0 : 1) };
  if (was) changed[was] -= 1;
  if (is) changed[is] += 1;
  return changed;
}

/** The counts of all that an alliance holds: what counting its events one by one comes to. */
export function countsOf({
  commitments,
  trackedItems,
}: Pick<AllianceState, 'commitments' | 'trackedItems'>): AllianceCounts {
  const counts = {
    ...NOTHING_COUNTED,
    commitments: commitments.size,
    contributions: trackedItems.contribution.size,
    reviews: trackedItems.review.size,
  };
  for (const commitment of commitments.values()) {
    const count = countOf(commitment);
    if (count) counts[count] += 1;
  }
  return counts;
}

/** Which count a commitment adds to; none, once it is released or withdrawn. */
function countOf(commitment: Commitment): 'open' | CountedOutcome | undefined {
  if (commitment.closing) return undefined;
  const outcome = liveOutcome(commitment);
  return outcome ? countedAs(outcome) : 'open';
}
