import { type Commitment, type CommitmentStatus, type Outcome } from './commitment.js';
import { liveStanding } from './disputes.js';

/** The latest outcome in the alliance's own order that was not overturned: it supersedes those before it. */
export function liveOutcome(commitment: Commitment): Outcome | undefined {
  return liveStanding(commitment)?.outcome;
}

export function statusOf(commitment: Commitment): CommitmentStatus {
  const { closing } = commitment;
  if (closing) return closing.type === 'CommitmentReleased' ? 'released' : 'withdrawn';
  const outcome = liveOutcome(commitment);
  if (!outcome) return 'open';
  switch (outcome.type) {
    case 'CommitmentKept':
      return 'kept';
    case 'CommitmentPartlyKept':
      return 'partly-kept';
    case 'CommitmentMissed':
      return 'missed';
    default:
      return outcome satisfies never;
  }
}
