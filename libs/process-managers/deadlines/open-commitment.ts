import { evidenceTime, precedes } from '#domain';
import type { Moment, OccurredOn, RecordedAllianceEvent } from '#domain';

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
  readonly madeOn: OccurredOn;
  /** A standing promise has none, until one is agreed. */
  readonly due?: DueDate;
  /** The alliance was dissolved, and this stayed open by agreement. */
  readonly carriedOver: boolean;
}

export function made(event: RecordedAllianceEvent<'CommitmentMade'>): OpenCommitment {
  const { occurredOn, data } = event;
  const { commitmentId, dueOn } = data;
  return {
    commitmentId,
    madeOn: occurredOn,
    ...(dueOn !== undefined && { due: agreed(dueOn, event, occurredOn) }),
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
  const due = agreed(dueOn, event, commitment.madeOn);
  return commitment.due && precedes(due, commitment.due) ? commitment : { ...commitment, due };
}

function agreed(
  dueOn: OccurredOn,
  { eventId, occurredOn, recordedAt, revision }: RecordedAllianceEvent,
  madeOn: OccurredOn,
): DueDate {
  return {
    eventId,
    dueOn,
    agreedOn: occurredOn,
    recordedAt,
    at: evidenceTime(occurredOn, madeOn),
    revision,
  };
}
