import { Map } from 'immutable';
import { beginEpoch, type Epoch } from '../alliance/epochs.js';
import { evolveProfile } from '../alliance/evolve-profile.js';
import { type AllianceProfile } from '../alliance/profile.js';
import { amended, type Amendment, isAmendment, isEntry } from '../amendments/amended-history.js';
import { beginsEpoch, isCommitmentEvent, type RecordedAllianceEvent } from '../catalogue/events.js';
import { type Commitment } from '../commitment/commitment.js';
import { commitmentsAffectedBy, evolveCommitment } from '../commitment/evolve-commitment.js';
import { evolveTrackedItems, NO_TRACKED_ITEMS, type TrackedItems } from '../tracked-items/tracked-items.js';
import { emptyLog, type EventLog, logged, wholeLog } from './event-log.js';

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
  /** Contributions, reviews, objectives and whatever else has an id of its own. */
  readonly trackedItems: TrackedItems;
  readonly log: EventLog;
}

/**
 * The alliance after one more event. Throws an Error for an event that cannot follow, such as one before the first,
 * and EarlierHistoryNeeded for an amendment of a state restored without its log.
 */
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
  return wholeLog(log).map((event) => (isEntry(event, eventId) ? amended(event, amendment) : event));
}

function evolveOn(state: AllianceState | undefined, event: RecordedAllianceEvent): AllianceState {
  const profile = evolveProfile(state?.profile, event);
  const before = state ?? nothingYet(profile);
  return {
    revision: event.revision,
    profile,
    epochs: beginsEpoch(event) ? beginEpoch(before.epochs, event) : before.epochs,
    commitments: evolveCommitments(before.commitments, event),
    trackedItems: evolveTrackedItems(before.trackedItems, event),
    log: logged(before.log, event),
  };
}

function nothingYet(profile: AllianceProfile): AllianceState {
  return {
    revision: -1,
    profile,
    epochs: [],
    commitments: Map(),
    trackedItems: NO_TRACKED_ITEMS,
    log: emptyLog(profile.allianceId),
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
