import { List, Map, Set } from 'immutable';
import { beginChapter, beginsChapter } from './alliance/chapters.js';
import type { Chapter } from './alliance/chapters.js';
import { evolveProfile } from './alliance/evolve-profile.js';
import { factOf } from './alliance/facts.js';
import type { Fact } from './alliance/facts.js';
import type { AllianceProfile } from './alliance/profile.js';
import type { Commitment } from './commitment/commitment.js';
import { commitmentsTouchedBy, evolveCommitment, isCommitmentEvent } from './commitment/evolve-commitment.js';
import type { RecordedAllianceEvent } from './events/alliance-event.js';

/** A fact, and the latest instant that it or any fact recorded before it reaches to. */
export interface RecordedFact {
  readonly fact: Fact;
  readonly reachesTo: number;
}

/**
 * All that `decide` needs of an alliance. Never changed in place: each event gives a new state that
 * shares nearly all with the one before, so that an event costs the same after 10,000 others as after one.
 */
export interface AllianceState {
  /** Of the last event. */
  readonly revision: number;
  readonly profile: AllianceProfile;
  readonly chapters: readonly Chapter[];
  readonly commitments: Map<string, Commitment>;
  readonly contributionIds: Set<string>;
  readonly reviewIds: Set<string>;
  /** What does not begin a chapter, in the order of recording. */
  readonly facts: List<RecordedFact>;
}

/** The alliance after one more event. Throws an Error for an event that cannot follow, such as one before the first. */
export function evolve(state: AllianceState | undefined, event: RecordedAllianceEvent): AllianceState {
  const profile = evolveProfile(state?.profile, event);
  const before = state ?? nothingYet(profile);
  const begins = beginsChapter(event);
  return {
    revision: event.revision,
    profile,
    chapters: begins ? beginChapter(before.chapters, event) : before.chapters,
    commitments: evolveCommitments(before.commitments, event),
    contributionIds:
      event.type === 'ContributionMade'
        ? before.contributionIds.add(event.data.contributionId)
        : before.contributionIds,
    reviewIds: event.type === 'ReviewHeld' ? before.reviewIds.add(event.data.reviewId) : before.reviewIds,
    facts: begins ? before.facts : before.facts.push(recordedFact(before.facts, factOf(event))),
  };
}

function nothingYet(profile: AllianceProfile): AllianceState {
  return {
    revision: -1,
    profile,
    chapters: [],
    commitments: Map(),
    contributionIds: Set(),
    reviewIds: Set(),
    facts: List(),
  };
}

function evolveCommitments(
  commitments: Map<string, Commitment>,
  event: RecordedAllianceEvent,
): Map<string, Commitment> {
  if (!isCommitmentEvent(event) && event.type !== 'AllianceDissolved') return commitments;
  return commitmentsTouchedBy(event).reduce(
    (all, commitmentId) => all.set(commitmentId, evolveCommitment(all.get(commitmentId), event)),
    commitments,
  );
}

function recordedFact(facts: List<RecordedFact>, fact: Fact): RecordedFact {
  return { fact, reachesTo: Math.max(fact.to, facts.last()?.reachesTo ?? fact.to) };
}
