import {
  type ItemTransition,
  type RecordedAllianceEvent,
  type RecordedFact,
  itemTransitionOf,
} from '../catalogue/events.js';
import { type AllianceState } from '../state/alliance-state.js';
import { certainlyBefore } from '../time/occurred-on.js';
import { type ItemEvent, type TrackedItem, trackedItemOf } from '../tracked-items/tracked-items.js';
import { mustBeUnused } from './ids.js';
import { RuleViolation, UnknownReference } from './rule-violation.js';

/**
 * What an event says of a tracked item must fit what is known of it: `id-taken` where it opens one anew,
 * `before-the-beginning` where it was not open yet, `not-open` where it was closed, UnknownReference where there is
 * none.
 */
export function mustFitTrackedItems(state: AllianceState, event: RecordedAllianceEvent): void {
  const transition = itemTransitionOf(event);
  if (!transition) return;
  const { kind, id, step } = transition;
  const item = trackedItemOf(state.trackedItems, transition);
  if (step === 'open') {
    mustBeUnused(kind, id, item !== undefined);
    return;
  }
  if (!item) throw new UnknownReference(kind, id, state.profile.allianceId);
  mustHaveBegun(item, event);
  mustBeOpen(item, event, step);
  if (step === 'close') mustComeLast(item, event);
}

/** The breach that an event decides, once `mustFitTrackedItems` has let it pass. */
export function reportedBreach(
  { trackedItems, profile }: AllianceState,
  breachId: string,
): Extract<ItemEvent, { readonly type: 'BreachReported' }> {
  const report = trackedItems.breach.get(breachId)?.opened;
  if (report?.type !== 'BreachReported') throw new UnknownReference('breach', breachId, profile.allianceId);
  return report;
}

/** `before-the-beginning`: nothing goes on before it began. */
function mustHaveBegun({ kind, id, openedOn }: TrackedItem, { occurredOn }: RecordedAllianceEvent): void {
  if (!certainlyBefore(occurredOn, openedOn)) return;
  throw new RuleViolation(
    'before-the-beginning',
    `The ${kind} ${id} is of ${openedOn}: on ${occurredOn} there was none yet. Give a date on or after that.`,
  );
}

/** `not-open`: nothing is closed twice, and nothing goes on after it was. */
function mustBeOpen(
  { kind, id, closed }: TrackedItem,
  event: RecordedAllianceEvent,
  step: ItemTransition['step'],
): void {
  if (!closed || !(step === 'close' || certainlyBefore(closed.occurredOn, event.occurredOn))) return;
  throw new RuleViolation(
    'not-open',
    `The ${kind} ${id} was settled on ${closed.occurredOn} (${closed.type}): ` +
      `retract that entry if it was wrong, or open another ${kind}.`,
    factIn(closed),
  );
}

/** `contradicts`: what is closed does not go on afterwards, as is recorded already. */
function mustComeLast({ kind, id, updated }: TrackedItem, { occurredOn }: RecordedAllianceEvent): void {
  if (!updated || !certainlyBefore(occurredOn, updated.occurredOn)) return;
  throw new RuleViolation(
    'contradicts',
    `The ${kind} ${id} still went on on ${updated.occurredOn} (${updated.type}, revision ${updated.revision}), ` +
      `and so was not settled on ${occurredOn}: give a date on or after that, or retract that entry if it was wrong.`,
    factIn(updated),
  );
}

function factIn({ eventId, type, occurredOn, revision }: ItemEvent): RecordedFact {
  return { eventId, type, occurredOn, revision };
}
