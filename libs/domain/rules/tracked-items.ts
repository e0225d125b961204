import { itemTransitionOf } from '../catalogue/events.js';
import type { AllianceState } from '../state/alliance-state.js';
import type { RecordedAllianceEvent } from '../catalogue/events.js';
import { trackedItemOf } from '../tracked-items/tracked-items.js';
import type { TrackedItem } from '../tracked-items/tracked-items.js';
import { certainlyBefore } from '../time/occurred-on.js';
import { mustBeUnused } from './ids.js';
import { RuleViolation, UnknownReference } from './rule-violation.js';

/**
 * What an event says of a item, a contribution or a breach must fit what is known of it: `id-taken` where it opens
 * one anew, `not-open` where it was closed, UnknownReference where there is none.
 */
export function mustFitTrackedItems(state: AllianceState, event: RecordedAllianceEvent): void {
  mustKnowContribution(state, event);
  const transition = itemTransitionOf(event);
  if (!transition) return;
  const item = trackedItemOf(state.trackedItems, transition);
  if (transition.step === 'open') {
    mustBeUnused(transition.kind, transition.id, item !== undefined);
    return;
  }
  const { allianceId } = state.profile;
  if (!item || certainlyBefore(event.occurredOn, item.opened.occurredOn))
    throw new UnknownReference(transition.kind, transition.id, allianceId);
  mustBeOpen(item, event, transition.step === 'close');
  if (transition.step === 'close') mustComeLast(item, event);
}

/** The breach that an event decides, once `mustFitTrackedItems` has let it pass. */
export function reportedBreach(state: AllianceState, breachId: string): NonNullable<TrackedItem['breach']> {
  const breach = trackedItemOf(state.trackedItems, { kind: 'breach', id: breachId })?.breach;
  if (!breach) throw new UnknownReference('breach', breachId, state.profile.allianceId);
  return breach;
}

/** `not-open`: nothing is closed twice, and nothing goes on after it was. */
function mustBeOpen({ kind, id, closed }: TrackedItem, event: RecordedAllianceEvent, closes: boolean): void {
  if (!closed || !(closes || certainlyBefore(closed.occurredOn, event.occurredOn))) return;
  throw new RuleViolation(
    'not-open',
    `The ${kind} ${id} was closed on ${closed.occurredOn} (${closed.type}): ` +
      `retract that entry if it was wrong, or open another ${kind}.`,
    closed,
  );
}

/** `contradicts`: what is closed does not go on afterwards, as is recorded already. */
function mustComeLast({ kind, id, updated }: TrackedItem, { occurredOn }: RecordedAllianceEvent): void {
  if (!updated || !certainlyBefore(occurredOn, updated.occurredOn)) return;
  throw new RuleViolation(
    'contradicts',
    `The ${kind} ${id} still went on on ${updated.occurredOn} (${updated.type}, revision ${updated.revision}), ` +
      `and so was not closed on ${occurredOn}: give a date on or after that, or retract that entry if it was wrong.`,
    updated,
  );
}

function mustKnowContribution({ contributions, profile }: AllianceState, event: RecordedAllianceEvent): void {
  if (event.type !== 'ContributionAcknowledged' && event.type !== 'ContributionRevalued') return;
  const { contributionId } = event.data;
  const madeOn = contributions.get(contributionId);
  if (madeOn !== undefined && !certainlyBefore(event.occurredOn, madeOn)) return;
  throw new UnknownReference('contribution', contributionId, profile.allianceId);
}
