import { Map } from 'immutable';
import { type TrackedItemKind } from '../catalogue/definition.js';
import {
  type ItemTransition,
  itemTransitionOf,
  type RecordedAllianceEvent,
  type RecordedFact,
} from '../catalogue/events.js';
import { startOf, type OccurredOn } from '../time/occurred-on.js';

/** Something that an alliance opens by an event of its own, and may speak of again by its id. */
export interface TrackedItem {
  readonly kind: TrackedItemKind;
  readonly id: string;
  readonly openedOn: OccurredOn;
  /** The last in the world of the events by which it went on. */
  readonly updated?: RecordedFact;
  /** The event that closed it: achieved or dropped, met, resolved, confirmed or dismissed. */
  readonly closed?: RecordedFact;
  /** Of a breach: who is said to have committed it, and who says so. */
  readonly breach?: { readonly subject: string; readonly by: string };
}

/** By kind and id. */
export type TrackedItems = Map<string, TrackedItem>;

export const NO_TRACKED_ITEMS: TrackedItems = Map();

export function trackedItemOf(
  items: TrackedItems,
  { kind, id }: Pick<ItemTransition, 'kind' | 'id'>,
): TrackedItem | undefined {
  return items.get(keyOf(kind, id));
}

/** The tracked items after one more event: the same object, if it is about none. */
export function evolveTrackedItems(items: TrackedItems, event: RecordedAllianceEvent): TrackedItems {
  const transition = itemTransitionOf(event);
  if (!transition) return items;
  const { kind, id, step } = transition;
  const { eventId, type, occurredOn, revision } = event;
  const key = keyOf(kind, id);
  if (step === 'open') return items.set(key, opened(transition, event));
  const known = items.get(key);
  if (!known) return items;
  const fact = { eventId, type, occurredOn, revision };
  if (step === 'close') return items.set(key, { ...known, closed: fact });
  const isLater = !known.updated || startOf(occurredOn) >= startOf(known.updated.occurredOn);
  return isLater ? items.set(key, { ...known, updated: fact }) : items;
}

function opened({ kind, id }: ItemTransition, event: RecordedAllianceEvent): TrackedItem {
  const item = { kind, id, openedOn: event.occurredOn };
  if (event.type !== 'BreachReported') return item;
  const { subject, by } = event.data;
  return { ...item, breach: { subject, by } };
}

function keyOf(kind: TrackedItemKind, id: string): string {
  return `${kind} ${id}`;
}
