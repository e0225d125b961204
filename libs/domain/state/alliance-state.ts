import { beginsEpoch, isCommitmentEvent } from '../catalogue/events.js';
import { List, Map, Set } from 'immutable';
import { beginEpoch } from '../alliance/epochs.js';
import type { Epoch } from '../alliance/epochs.js';
import { evolveProfile } from '../alliance/evolve-profile.js';
import type { AllianceProfile } from '../alliance/profile.js';
import { amended, isAmendment, isEntry } from '../amendments/amended-history.js';
import type { Amendment } from '../amendments/amended-history.js';
import type { Commitment } from '../commitment/commitment.js';
import { commitmentsAffectedBy, evolveCommitment } from '../commitment/evolve-commitment.js';
import type { RecordedAllianceEvent } from '../catalogue/events.js';
import { evolveTrackedItems, NO_TRACKED_ITEMS } from '../tracked-items/tracked-items.js';
import type { TrackedItems } from '../tracked-items/tracked-items.js';
import type { OccurredOn } from '../time/occurred-on.js';
import { periodOf } from '../time/event-time.js';

/** An event as it counts, and the latest instant that it or any recorded before it reaches to, but for what begins an epoch. */
export interface LoggedEvent {
  readonly event: RecordedAllianceEvent;
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
  readonly epochs: readonly Epoch[];
  readonly commitments: Map<string, Commitment>;
  /** When each contribution was made, by its id. */
  readonly contributions: Map<string, OccurredOn>;
  readonly reviewIds: Set<string>;
  readonly trackedItems: TrackedItems;
  /** All there is, in the order of recording: what is entered late, or amended, is held against it. */
  readonly log: List<LoggedEvent>;
}

/** The alliance after one more event. Throws an Error for an event that cannot follow, such as one before the first. */
export function evolve(state: AllianceState | undefined, event: RecordedAllianceEvent): AllianceState {
  return state && isAmendment(event) ? evolveAnew(state, event) : evolveOn(state, event);
}

/** The state that some events, as they count, amount to. Throws an Error if they cannot follow each other. */
export function fold(events: Iterable<RecordedAllianceEvent>): AllianceState | undefined {
  let state: AllianceState | undefined;
  for (const event of events) state = evolveOn(state, event);
  return state;
}

/** An entry amended may have led to anything that came after it: all is folded again. */
function evolveAnew(state: AllianceState, amendment: Amendment): AllianceState {
  return evolveOn(fold(amendedLog(state, amendment)), amendment);
}

/** What counts, once an entry is amended. */
export function amendedLog({ log }: AllianceState, amendment: Amendment): RecordedAllianceEvent[] {
  const { eventId } = amendment.data;
  return Array.from(log, ({ event }) => (isEntry(event, eventId) ? amended(event, amendment) : event));
}

function evolveOn(state: AllianceState | undefined, event: RecordedAllianceEvent): AllianceState {
  const profile = evolveProfile(state?.profile, event);
  const before = state ?? nothingYet(profile);
  const begins = beginsEpoch(event);
  return {
    revision: event.revision,
    profile,
    epochs: begins ? beginEpoch(before.epochs, event) : before.epochs,
    commitments: evolveCommitments(before.commitments, event),
    contributions:
      event.type === 'ContributionMade'
        ? before.contributions.set(event.data.contributionId, event.occurredOn)
        : before.contributions,
    reviewIds: event.type === 'ReviewHeld' ? before.reviewIds.add(event.data.reviewId) : before.reviewIds,
    trackedItems: evolveTrackedItems(before.trackedItems, event),
    log: before.log.push({ event, reachesTo: reachAfter(before.log, event, begins) }),
  };
}

function nothingYet(profile: AllianceProfile): AllianceState {
  return {
    revision: -1,
    profile,
    epochs: [],
    commitments: Map(),
    contributions: Map(),
    reviewIds: Set(),
    trackedItems: NO_TRACKED_ITEMS,
    log: List(),
  };
}

function evolveCommitments(
  commitments: Map<string, Commitment>,
  event: RecordedAllianceEvent,
): Map<string, Commitment> {
  if (!isCommitmentEvent(event) && event.type !== 'AllianceDissolved') return commitments;
  return commitmentsAffectedBy(event).reduce(
    (all, commitmentId) => all.set(commitmentId, evolveCommitment(all.get(commitmentId), event)),
    commitments,
  );
}

function reachAfter(log: List<LoggedEvent>, event: RecordedAllianceEvent, begins: boolean): number {
  const reached = log.last()?.reachesTo ?? Number.NEGATIVE_INFINITY;
  return begins ? reached : Math.max(reached, periodOf(event).to);
}
