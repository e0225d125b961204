import {
  type AllianceCounts,
  type AllianceProfile,
  type Commitment,
  NOTHING_COUNTED,
  type RecordedAllianceEvent,
  type TrustEvidence,
  commitmentsAffectedBy,
  countEvent,
  evidenceOfEvent,
  evolveCommitment,
  evolveProfile,
  isCommitmentEvent,
} from '#domain';
import { canFollow } from './events-at.js';

/** What some events of an alliance amount to. */
export interface FoldedState {
  readonly profile: AllianceProfile;
  readonly commitments: ReadonlyMap<string, Commitment>;
  readonly counts: AllianceCounts;
  /** Of reviews and breaches. */
  readonly otherEvidence: readonly TrustEvidence[];
  /** Of the last event. */
  readonly revision: number;
  readonly position: string;
  readonly recordedAt: string;
}

/** Folds events as they count, given in the order of recording. Undefined where the alliance was not formed yet. */
export function foldState(events: Iterable<RecordedAllianceEvent>): FoldedState | undefined {
  const commitments = new Map<string, Commitment>();
  const otherEvidence: TrustEvidence[] = [];
  let profile: AllianceProfile | undefined;
  let counts = NOTHING_COUNTED;
  let last: RecordedAllianceEvent | undefined;
  for (const event of events) {
    if (!canFollow(event, profile && { commitments })) continue;
    profile = evolveProfile(profile, event);
    if (isCommitmentEvent(event) || event.type === 'AllianceDissolved')
      for (const id of commitmentsAffectedBy(event)) {
        const before = commitments.get(id);
        const after = evolveCommitment(before, event, profile.formedOn);
        commitments.set(id, after);
        counts = countEvent(counts, event, before, after);
      }
    else counts = countEvent(counts, event);
    const evidence = evidenceOfEvent(event, profile.formedOn);
    if (evidence) otherEvidence.push(evidence);
    last = event;
  }
  if (profile === undefined || last === undefined) return undefined;
  const { revision, position, recordedAt } = last;
  return { profile, commitments, counts, otherEvidence, revision, position, recordedAt };
}
