import { Map } from 'immutable';
import { type Epoch, beginEpoch } from '../alliance/epochs.js';
import { evolveProfile } from '../alliance/evolve-profile.js';
import { type AllianceProfile } from '../alliance/profile.js';
import { type RecordedAllianceEvent, beginsEpoch, isCommitmentEvent } from '../catalogue/events.js';
import { type Commitment } from '../commitment/commitment.js';
import { commitmentsAffectedBy, evolveCommitment } from '../commitment/evolve-commitment.js';
import { type OccurredOn } from '../time/occurred-on.js';
import { NO_TRACKED_ITEMS, type TrackedItems, evolveTrackedItems } from '../tracked-items/tracked-items.js';

/**
 * An alliance as its events, as they count, leave it: what commands are decided by, what assessments rest on and what
 * readers are shown all begin with it. Never changed in place: each event gives a new one that shares nearly all with
 * the one before, so that an event costs the same after 10,000 others as after one.
 */
export interface AllianceCore {
  /** Of the last event. */
  readonly revision: number;
  readonly profile: AllianceProfile;
  readonly epochs: readonly Epoch[];
  readonly commitments: Map<string, Commitment>;
  /** Contributions, reviews, objectives and whatever else has an id of its own, as far as they are asked for. */
  readonly trackedItems: TrackedItems;
}

/**
 * The alliance after one more event. Throws an Error for an event that cannot follow, such as one before the first.
 *
 * @param evolveItems what it does to the tracked items that are asked for; default: to all
 */
export function evolveCore(
  core: AllianceCore | undefined,
  event: RecordedAllianceEvent,
  evolveItems = evolveTrackedItems,
): AllianceCore {
  const epochs = core?.epochs ?? [];
  const profile = evolveProfile(core?.profile, event);
  const { formedOn } = profile;
  return {
    revision: event.revision,
    profile,
    epochs: beginsEpoch(event) ? beginEpoch(epochs, event) : epochs,
    commitments: evolveCommitments(core?.commitments ?? Map(), event, formedOn),
    trackedItems: evolveItems(core?.trackedItems ?? NO_TRACKED_ITEMS, event, formedOn),
  };
}

function evolveCommitments(
  commitments: Map<string, Commitment>,
  event: RecordedAllianceEvent,
  formedOn: OccurredOn,
): Map<string, Commitment> {
  if (!isCommitmentEvent(event) && event.type !== 'AllianceDissolved') return commitments;
  return commitmentsAffectedBy(event).reduce(
    (all, commitmentId) => all.set(commitmentId, evolveCommitment(all.get(commitmentId), event, formedOn)),
    commitments,
  );
}
