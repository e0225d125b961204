import { Map } from 'immutable';
import type { RecordedAllianceEvent } from '../catalogue/events.js';
import type { ConflictingFact } from '../rules/rule-violation.js';
import { startOf } from '../time/occurred-on.js';

/** What an alliance opens by an event of its own, and may speak of again. */
export const TRACKED_ITEM_KINDS = ['objective', 'benefit', 'need', 'concern', 'breach'] as const;
export type TrackedItemKind = (typeof TRACKED_ITEM_KINDS)[number];

export interface TrackedItem {
  readonly kind: TrackedItemKind;
  readonly id: string;
  readonly opened: ConflictingFact;
  /** The last in the world of the events by which it went on. */
  readonly updated?: ConflictingFact;
  /** The event that closed it: achieved or dropped, met, resolved, confirmed or dismissed. */
  readonly closed?: ConflictingFact;
  /** Of a breach: who is said to have committed it, and who says so. */
  readonly breach?: { readonly subject: string; readonly by: string };
}

/** By kind and id. */
export type TrackedItems = Map<string, TrackedItem>;

export const NO_TRACKED_ITEMS: TrackedItems = Map();

/** What an event says of a item: that it begins, goes on, or is closed. */
export interface ItemTransition {
  readonly kind: TrackedItemKind;
  readonly id: string;
  readonly step: 'open' | 'update' | 'close';
}

/** The item an event is about; undefined, if it is about none. */
export function itemTransitionOf(
  event: Pick<RecordedAllianceEvent, 'type' | 'data'>,
): ItemTransition | undefined {
  const { type, data } = event as RecordedAllianceEvent;
  switch (type) {
    case 'ObjectiveSet':
      return { kind: 'objective', id: data.objectiveId, step: 'open' };
    case 'ObjectiveProgressed':
      return { kind: 'objective', id: data.objectiveId, step: 'update' };
    case 'ObjectiveAchieved':
    case 'ObjectiveDropped':
      return { kind: 'objective', id: data.objectiveId, step: 'close' };
    case 'BenefitRealised':
      return { kind: 'benefit', id: data.benefitId, step: 'open' };
    case 'ResourceNeedDeclared':
      return { kind: 'need', id: data.needId, step: 'open' };
    case 'ResourceNeedMet':
      return { kind: 'need', id: data.needId, step: 'close' };
    case 'ConcernRaised':
      return { kind: 'concern', id: data.concernId, step: 'open' };
    case 'ConcernResolved':
      return { kind: 'concern', id: data.concernId, step: 'close' };
    case 'BreachReported':
      return { kind: 'breach', id: data.breachId, step: 'open' };
    case 'BreachConfirmed':
    case 'BreachDismissed':
      return { kind: 'breach', id: data.breachId, step: 'close' };
    default:
      return undefined;
  }
}

export function trackedItemOf(
  trackedItems: TrackedItems,
  { kind, id }: Pick<ItemTransition, 'kind' | 'id'>,
): TrackedItem | undefined {
  return trackedItems.get(keyOf(kind, id));
}

/** The trackedItems after one more event: the same object, if it is about none. */
export function evolveTrackedItems(trackedItems: TrackedItems, event: RecordedAllianceEvent): TrackedItems {
  const transition = itemTransitionOf(event);
  if (!transition) return trackedItems;
  const { kind, id, step } = transition;
  const { eventId, type, occurredOn, revision } = event;
  const fact = { eventId, type, occurredOn, revision };
  const known = trackedItemOf(trackedItems, transition);
  switch (step) {
    case 'open': {
      const breach = event.type === 'BreachReported' && { subject: event.data.subject, by: event.data.by };
      return trackedItems.set(keyOf(kind, id), { kind, id, opened: fact, ...(breach && { breach }) });
    }
    case 'close':
      return known ? trackedItems.set(keyOf(kind, id), { ...known, closed: fact }) : trackedItems;
    case 'update': {
      if (!known || (known.updated && startOf(occurredOn) < startOf(known.updated.occurredOn)))
        return trackedItems;
      return trackedItems.set(keyOf(kind, id), { ...known, updated: fact });
    }
    default:
      return step satisfies never;
  }
}

function keyOf(kind: TrackedItemKind, id: string): string {
  return `${kind} ${id}`;
}
