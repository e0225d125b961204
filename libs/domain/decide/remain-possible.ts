import { beginsEpoch, type RecordedAllianceEvent } from '../catalogue/events.js';
import { amendedLog, evolve, type AllianceState } from '../state/alliance-state.js';
import { factOf } from '../alliance/facts.js';
import { type Amendment } from '../amendments/amended-history.js';
import { commitmentsAffectedBy } from '../commitment/evolve-commitment.js';
import { mustCountTowardsTheSame } from '../rules/breaches.js';
import { mustBeMade } from '../rules/commitments.js';
import { holding, mustStandAgain } from '../rules/contradiction.js';
import { mustFitTrackedItems } from '../rules/tracked-items.js';
import { mustStand } from '../rules/standing.js';
import { mustBeAllowed } from './propose.js';

/**
 * `contradicts`: with entries amended, all that is recorded must still be possible, and each outcome be judged by
 * the same terms. What begins something is held against what was recorded before it, all else against all there is.
 */
export function mustLeaveAllPossible(state: AllianceState, amendments: readonly Amendment[]): void {
  const [amendment] = amendments;
  if (!amendment) return;
  const events = amendedLog(state, amendments);
  const after = followedUp(events, amendment);
  if (!after) return;
  for (const event of events)
    if (!beginsEpoch(event))
      holding(amendment, event, () => {
        mustStand(after, factOf(event));
        mustCountTowardsTheSame(after, event);
      });
  for (const commitment of after.commitments.values())
    for (const entry of commitment.history)
      holding(amendment, entry, () => mustStandAgain(after, commitment, entry.revision));
}

/** Lets the events follow each other, each where those before it allow it. */
function followedUp(
  events: readonly RecordedAllianceEvent[],
  amendment: Amendment,
): AllianceState | undefined {
  let state: AllianceState | undefined;
  for (const event of events) {
    const before = state;
    if (before) holding(amendment, event, () => mustFollow(before, event));
    state =
      event.type === 'EntryCorrected' || event.type === 'EntryRetracted'
        ? stepped(before, event)
        : evolve(before, event);
  }
  return state;
}

/** Amendments were taken in where the entries stood. */
function stepped(state: AllianceState | undefined, { revision }: Amendment): AllianceState | undefined {
  return state && { ...state, revision };
}

function mustFollow(state: AllianceState, event: RecordedAllianceEvent): void {
  if (beginsEpoch(event)) mustBeAllowed(state, event);
  if (event.type !== 'CommitmentMade')
    for (const commitmentId of commitmentsAffectedBy(event))
      mustBeMade(state, commitmentId, event.occurredOn);
  if (event.type === 'ContributionMade' && event.data.towards !== undefined)
    mustBeMade(state, event.data.towards, event.occurredOn);
  mustFitTrackedItems(state, event);
}
