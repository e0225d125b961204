import { type AllianceEventType, type Command, type OccurredOn, type RecordedAllianceEvent } from '#domain';

/** What a process wants done, and why. */
export interface Intention {
  readonly command: Command;
  /** The same for the same intention, whoever has it and how often: it is carried out once. */
  readonly key: string;
  /** The event it follows from. */
  readonly causationId: string;
  /** Of the alliance, as the process saw it: it is carried out on that, or not at all. */
  readonly revision: number;
}

/** Something about an alliance that people should be told. Nothing is recorded. */
export interface Notice {
  readonly allianceId: string;
  /** The same for the same occasion. */
  readonly key: string;
  readonly text: string;
  readonly since: OccurredOn;
  /** What to record, if they agree. */
  readonly proposal?: AllianceEventType;
}

/** Turns events and ticks of a clock into commands. Pure: its state is a fold of the events, and never changed in place. */
export interface Process<State> {
  readonly name: string;
  readonly initial: State;
  /** Takes one more event in, as it counts; of each alliance they come in order, and each once. */
  react(state: State, event: RecordedAllianceEvent): State;
  /** Forgets an alliance: an entry of it was amended, and all its events come again, as they count now. */
  forget(state: State, allianceId: string): State;
  /**
   * What is to be done at an instant (ISO 8601, UTC). The same again for as long as no event shows that it was done.
   */
  due(state: State, now: string): readonly Intention[];
  /** What people should be told at an instant: each is told once, for as long as it lasts. */
  notices?(state: State, now: string): readonly Notice[];
}

/** What became of an intention. */
export type Sent =
  /** The alliance is at this revision now. */
  | { readonly kind: 'recorded'; readonly revision: number }
  /** It was carried out before. */
  | { readonly kind: 'repeated' }
  /** Somebody else was faster, or the alliance does not allow it: nothing was recorded. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** It failed, and would fail again: nothing was recorded. */
  | { readonly kind: 'failed'; readonly reason: string };

/** Has an intention carried out. Throws only what is no fault of the intention, and may be over in a while. */
export type Send = (intention: Intention) => Promise<Sent>;
