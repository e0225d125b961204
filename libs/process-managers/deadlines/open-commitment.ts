import {
  countsFrom,
  dateOf,
  dayOf,
  DAY_MS,
  firstDayOf,
  precedes,
  startOf,
  type Moment,
  type OccurredOn,
  type RecordedAllianceEvent,
} from '#domain';

/** A due date, by the event that agreed on it. */
export interface DueDate extends Moment {
  readonly eventId: string;
  readonly dueOn: OccurredOn;
  readonly agreedOn: OccurredOn;
  /** An instant: ISO 8601, UTC. */
  readonly recordedAt: string;
}

/** Of a commitment without an outcome, what its deadline depends on. */
export interface OpenCommitment {
  readonly commitmentId: string;
  /** Nothing of it counts from earlier, milliseconds since 1970: the day it was made, or the alliance's forming. */
  readonly since: number;
  /** A standing promise has none, until one is agreed. */
  readonly due?: DueDate;
  /** The alliance was dissolved, and this stayed open by agreement. */
  readonly carriedOver: boolean;
}

/** @param formedOn when its alliance was formed */
export function made(event: RecordedAllianceEvent<'CommitmentMade'>, formedOn: OccurredOn): OpenCommitment {
  const { occurredOn, data } = event;
  const { commitmentId, dueOn } = data;
  const since = Math.max(firstDayOf(occurredOn) * DAY_MS, startOf(formedOn));
  return {
    commitmentId,
    since,
    // Whatever is agreed later comes after it, however roughly that is dated.
    ...(dueOn !== undefined && { due: agreed(dueOn, event, since) }),
    carriedOver: false,
  };
}

/** The due date agreed last in the world stands, not the one entered last. */
export function renegotiated(
  commitment: OpenCommitment,
  event: RecordedAllianceEvent<'CommitmentRenegotiated'>,
): OpenCommitment {
  const { dueOn } = event.data;
  if (dueOn === undefined) return commitment;
  const due = agreed(dueOn, event, countsFrom(event.occurredOn, commitment.since));
  return commitment.due && precedes(due, commitment.due) ? commitment : { ...commitment, due };
}

function agreed(
  dueOn: OccurredOn,
  { eventId, recordedAt, revision }: RecordedAllianceEvent,
  at: number,
): DueDate {
  return { eventId, dueOn, agreedOn: dateOf(dayOf(at)), recordedAt, at, revision };
}
