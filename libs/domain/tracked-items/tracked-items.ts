import { Map } from 'immutable';
import { type AllianceEventType } from '../catalogue/catalogue.js';
import { TRACKED_ITEM_KINDS, type TrackedItemKind } from '../catalogue/definition.js';
import { type ItemTransition, type RecordedAllianceEvent, itemTransitionOf } from '../catalogue/events.js';
import { type EventRef, eventRefOf } from '../time/event-ref.js';
import { type OccurredOn } from '../time/occurred-on.js';

/** An event that did something to a tracked item, with what it said. */
export type ItemEvent = {
  [T in AllianceEventType]: EventRef & Pick<RecordedAllianceEvent<T>, 'type' | 'data'>;
}[AllianceEventType];

/** Something that an alliance opens by an event of its own, and may speak of again by its id. */
export interface TrackedItem {
  readonly kind: TrackedItemKind;
  readonly id: string;
  readonly openedOn: OccurredOn;
  /** Left out where no more is ever asked of it than its id and its date: see `DATED_ONLY`. */
  readonly opened?: ItemEvent;
  /** The last in the world of the events by which it went on. */
  readonly updated?: ItemEvent;
  /** The event that closed it: achieved or dropped, met, resolved, confirmed or dismissed. */
  readonly closed?: ItemEvent;
}

/** By kind, then by id. */
export type TrackedItems = Readonly<Record<TrackedItemKind, Map<string, TrackedItem>>>;

export const NO_TRACKED_ITEMS = Object.fromEntries(
  TRACKED_ITEM_KINDS.map((kind) => [kind, Map<string, TrackedItem>()]),
) as TrackedItems;

/** There may be many thousands of these, which are never closed. */
const DATED_ONLY: ReadonlySet<TrackedItemKind> = new Set(['contribution', 'review', 'benefit']);

export function trackedItemOf(
  items: TrackedItems,
  { kind, id }: Pick<ItemTransition, 'kind' | 'id'>,
): TrackedItem | undefined {
  return items[kind].get(id);
}

/**
 * The tracked items after one more event: the same object, if it is about none.
 *
 * @param formedOn when the alliance was formed: nothing counts from earlier
 */
export function evolveTrackedItems(
  items: TrackedItems,
  event: RecordedAllianceEvent,
  formedOn: OccurredOn,
): TrackedItems {
  const transition = itemTransitionOf(event);
  if (!transition) return items;
  const { kind, id } = transition;
  const known = items[kind].get(id);
  const item = evolveItem(known, transition, event, formedOn);
  return item && item !== known ? { ...items, [kind]: items[kind].set(id, item) } : items;
}

/** The same without those of which no more is ever asked than their ids: who folds them keeps what he needs of them. */
export function evolveContinuingItems(
  items: TrackedItems,
  event: RecordedAllianceEvent,
  formedOn: OccurredOn,
): TrackedItems {
  const kind = itemTransitionOf(event)?.kind;
  return kind === undefined || DATED_ONLY.has(kind) ? items : evolveTrackedItems(items, event, formedOn);
}

function evolveItem(
  known: TrackedItem | undefined,
  { kind, id, step }: ItemTransition,
  event: RecordedAllianceEvent,
  formedOn: OccurredOn,
): TrackedItem | undefined {
  if (step === 'open') {
    const item = { kind, id, openedOn: event.occurredOn };
    return DATED_ONLY.has(kind) ? item : { ...item, opened: itemEventOf(event, formedOn) };
  }
  if (!known || DATED_ONLY.has(kind)) return known;
  const done = itemEventOf(event, formedOn);
  if (step === 'close') return { ...known, closed: done };
  return !known.updated || done.at >= known.updated.at ? { ...known, updated: done } : known;
}

function itemEventOf(event: RecordedAllianceEvent, formedOn: OccurredOn): ItemEvent {
  // Type and data belong together: they were recorded together.
  return { ...eventRefOf(event, formedOn), type: event.type, data: event.data } as ItemEvent;
}
