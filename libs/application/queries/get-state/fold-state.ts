import {
  type AllianceCounts,
  type AllianceProfile,
  type Commitment,
  NOTHING_COUNTED,
  type RecordedAllianceEvent,
  type TrustEvidence,
  commitmentsTouchedBy,
  countEvent,
  evidenceOfEvent,
  evolveCommitment,
  evolveProfile,
  isCommitmentEvent,
} from '#domain';

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
    if (!canFollow(event, profile, commitments)) continue;
    profile = evolveProfile(profile, event);
    if (isCommitmentEvent(event) || event.type === 'AllianceDissolved')
      for (const id of commitmentsTouchedBy(event)) {
        const before = commitments.get(id);
        const after = evolveCommitment(before, event);
        commitments.set(id, after);
        counts = countEvent(counts, event, before, after);
      }
    else counts = countEvent(counts, event);
    const evidence = evidenceOfEvent(event);
    if (evidence) otherEvidence.push(evidence);
    last = event;
  }
  if (profile === undefined || last === undefined) return undefined;
  const { revision, position, recordedAt } = last;
  return { profile, commitments, counts, otherEvidence, revision, position, recordedAt };
}

/**
 * As of a date, an imprecise fact may come without the one it builds on: it is known to the year, the other
 * to a later day of that year. It waits until then.
 */
function canFollow(
  event: RecordedAllianceEvent,
  profile: AllianceProfile | undefined,
  commitments: ReadonlyMap<string, Commitment>,
): boolean {
  if (event.type === 'AllianceFormed') return true;
  if (profile === undefined) return false;
  return event.type === 'CommitmentMade' || commitmentsTouchedBy(event).every((id) => commitments.has(id));
}
