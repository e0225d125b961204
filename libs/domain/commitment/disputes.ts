import { precedes, type Moment } from '../time/moment.js';
import { type Commitment, type Outcome } from './commitment.js';

/** Whether an outcome counts: wholly; half, while it is disputed; not at all, once it was overturned. */
export type OutcomeStanding = 'stands' | 'disputed' | 'overturned';

export interface StandingOutcome {
  readonly outcome: Outcome;
  readonly standing: OutcomeStanding;
}

type Disputed = Pick<Commitment, 'outcomes' | 'disputes'>;

/**
 * The outcomes of a commitment, by moment, and how each stands; just before a moment, or without one, now. A
 * dispute is of the outcome that was live then; a verdict is on the dispute that was open.
 */
export function standingOutcomes({ outcomes, disputes }: Disputed, moment?: Moment): StandingOutcome[] {
  const isBefore = (entry: Moment): boolean => !moment || precedes(entry, moment);
  const standing: { outcome: Outcome; standing: OutcomeStanding }[] = [];
  const opinions = disputes.filter(isBefore);
  let next = 0;
  const hear = (until?: Moment): void => {
    for (let one = opinions[next]; one && (!until || precedes(one, until)); one = opinions[++next]) {
      if (one.verdict === undefined) {
        const live = standing.findLast((candidate) => candidate.standing !== 'overturned');
        if (live) live.standing = 'disputed';
      } else {
        const disputed = standing.findLast((candidate) => candidate.standing === 'disputed');
        if (disputed) disputed.standing = one.verdict === 'overturned' ? 'overturned' : 'stands';
      }
    }
  };
  for (const outcome of outcomes.filter(isBefore)) {
    hear(outcome);
    standing.push({ outcome, standing: 'stands' });
  }
  hear();
  return standing;
}

/** The outcome that counts, and how: the latest in the alliance's own order that was not overturned. */
export function liveStanding(commitment: Disputed, moment?: Moment): StandingOutcome | undefined {
  if (commitment.disputes.length > 0)
    return standingOutcomes(commitment, moment).findLast(({ standing }) => standing !== 'overturned');
  const outcome = moment
    ? commitment.outcomes.findLast((candidate) => precedes(candidate, moment))
    : commitment.outcomes.at(-1);
  return outcome && { outcome, standing: 'stands' };
}
