import { type Moment, precedes } from '../time/moment.js';
import { type Commitment, type DisputeEntry, type Outcome } from './commitment.js';

/** Whether an outcome counts: wholly; half, while it is disputed; not at all, once it was overturned. */
export type OutcomeStanding = 'stands' | 'disputed' | 'overturned';

export interface StandingOutcome {
  readonly outcome: Outcome;
  readonly standing: OutcomeStanding;
  /** A dispute of it was resolved: it is not disputed again. */
  readonly resolved: boolean;
}

type Disputed = Pick<Commitment, 'outcomes' | 'disputes'>;

/**
 * The outcomes of a commitment, by moment, and how each stands; just before a moment, or without one, now. A
 * dispute is of the outcome that was live when it was raised, and stays with it, whatever is recorded later. A
 * verdict is on the latest dispute that was open when it was recorded.
 */
export function standingOutcomes({ outcomes, disputes }: Disputed, moment?: Moment): StandingOutcome[] {
  const isBefore = (entry: Moment): boolean => !moment || precedes(entry, moment);
  const standing = outcomes.filter(isBefore).map((outcome) => ({ ...UNDISPUTED, outcome }));
  const open: { readonly dispute: DisputeEntry; readonly of: (typeof standing)[number] }[] = [];
  for (const entry of disputes.filter(isBefore)) {
    if (entry.verdict === undefined) {
      const of = disputedBy(entry, standing);
      if (!of || of.standing === 'overturned') continue;
      of.standing = 'disputed';
      open.push({ dispute: entry, of });
    } else {
      const resolved = open.findLastIndex(({ dispute }) => dispute.revision < entry.revision);
      const [{ of } = {}] = resolved < 0 ? [] : open.splice(resolved, 1);
      if (!of) continue;
      of.standing = entry.verdict === 'overturned' ? 'overturned' : 'stands';
      of.resolved = true;
    }
  }
  return standing;
}

const UNDISPUTED: { readonly standing: OutcomeStanding; readonly resolved: boolean } = {
  standing: 'stands',
  resolved: false,
};

/** The outcome that a dispute names; of one recorded without a name, the outcome that was live at its moment. */
function disputedBy<T extends StandingOutcome>(dispute: DisputeEntry, standing: readonly T[]): T | undefined {
  return dispute.outcome === undefined
    ? liveAmong(standing.filter(({ outcome }) => precedes(outcome, dispute)))
    : standing.find(({ outcome }) => idOfOutcome(outcome) === dispute.outcome);
}

/** The id under which an outcome was first recorded. */
export function idOfOutcome({ amends, eventId }: Outcome): string {
  return amends ?? eventId;
}

/** The latest that was not overturned. What partners say supersedes what a deadline recorded, whenever it happened. */
function liveAmong<T extends StandingOutcome>(standing: readonly T[]): T | undefined {
  const candidates = standing.filter((candidate) => candidate.standing !== 'overturned');
  return candidates.findLast(({ outcome }) => !isByDeadline(outcome)) ?? candidates.at(-1);
}

function isByDeadline(outcome: Outcome): boolean {
  return outcome.type === 'CommitmentMissed' && outcome.data.detectedBy === 'deadline';
}

/** The outcome that counts, and how, just before a moment, or without one, now: it supersedes all others. */
export function liveStanding(commitment: Disputed, moment?: Moment): StandingOutcome | undefined {
  // Nearly every commitment has one outcome at most, and nobody disputes it.
  const [only, another] = commitment.outcomes;
  if (!only) return undefined;
  if (another || commitment.disputes.length > 0) return liveAmong(standingOutcomes(commitment, moment));
  return moment && !precedes(only, moment)
    ? undefined
    : { outcome: only, standing: 'stands', resolved: false };
}
