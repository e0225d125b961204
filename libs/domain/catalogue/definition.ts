import { type Names } from './names.js';
import { type Phase } from './phases.js';

/** What an alliance opens by an event of its own, and may speak of again by its id. */
export const TRACKED_ITEM_KINDS = [
  'contribution',
  'review',
  'objective',
  'benefit',
  'need',
  'concern',
  'breach',
] as const;
export type TrackedItemKind = (typeof TRACKED_ITEM_KINDS)[number];

/** What an event does to a tracked item. */
export type ItemStep = 'open' | 'update' | 'close';

/** Tells what some event says, in plain words: for events that speak of another one. */
export type Teller = (event: { readonly type: string; readonly data: object }) => string;

/** All that is to be known of one event. `D` is its data. */
export interface EventDefinition<D> {
  /** The command that asks for it. */
  readonly command: string;
  /** What it records, as a sentence about it begins. */
  readonly label: string;
  /** The phases that accept it, beside facts that happened earlier. Left out: while the alliance lasts, paused or not. */
  readonly acceptedIn?: readonly Phase[];
  /** The phase it leads to; left out: the phase stays as it is. */
  readonly phaseAfter?: Phase;
  /**
   * Whether it changes phase, membership, coordinator or trust policy, so that it is entered in the order in which
   * it happened, and begins an epoch.
   */
  readonly beginsEpoch?: true | ((data: D) => boolean);
  /** It may have happened before the alliance was formed. */
  readonly mayBeOlder?: true;
  /** How many of the events just before it were recorded with it: together they stand or fall. */
  readonly companions?: (data: D) => number;
  /** Those it names who must be partners at that time. */
  readonly partners?: (data: D) => readonly string[];
  /** Those it names where they must be all the partners at that time. */
  readonly everyPartner?: (data: D) => readonly string[] | undefined;
  /** It is about the commitment named in `commitmentId`. */
  readonly ofCommitment?: true;
  /** The tracked item it is about, and what it does to it. */
  readonly item?: {
    readonly kind: TrackedItemKind;
    readonly step: ItemStep;
    readonly id: (data: D) => string;
  };
  /**
   * Whose deed it is, beside that of the partner on whose behalf it was recorded. Left out: a sign of life of the
   * alliance, but of nobody by name. `none`, or undefined for some data: no sign of life at all.
   */
  readonly signOfLife?: 'none' | ((data: D) => readonly string[] | undefined);
  /** What it says, in plain words: one line, without a full stop. */
  readonly tell: (data: D, names: Names, tell: Teller) => string;
  /** Only the service itself records it: it says that something was done, and is refused from anybody else. */
  readonly recordedByService?: true;
  /** The fields that may hold a person's name or words; `a/b`: the field b of each a. */
  readonly personal?: readonly string[];
}

/** A definition for each of some events; those whose data name a commitment say that they are about it. */
export type EventDefinitions<Events> = {
  readonly [T in keyof Events]: EventDefinition<Events[T]> &
    (Events[T] extends { readonly commitmentId: string } ? { readonly ofCommitment: true } : object);
};
