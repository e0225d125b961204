import { type AllianceEventType } from './catalogue.js';
import { type RecordedAllianceEvent } from './events.js';

/** An event as stores give it. */
export interface StoredEvent {
  readonly stream: string;
  readonly eventId: string;
  readonly type: string;
  readonly revision: number;
  readonly position: string;
  readonly data: object;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** What the stream of every alliance begins with. */
export const STREAM_PREFIX = 'alliance-';

export function streamOf(allianceId: string): string {
  return STREAM_PREFIX + allianceId;
}

export function allianceIdOf(stream: string): string {
  return stream.slice(STREAM_PREFIX.length);
}

const KNOWN_TYPES = new Set(
  Object.keys({
    AllianceFormed: 0,
    PartnerJoined: 0,
    PartnerLeft: 0,
    CoordinatorAppointed: 0,
    CoordinatorStoodDown: 0,
    CommitmentMade: 0,
    CommitmentKept: 0,
    CommitmentPartlyKept: 0,
    CommitmentMissed: 0,
    CommitmentRenegotiated: 0,
    CommitmentReleased: 0,
    CommitmentWithdrawn: 0,
    ContributionMade: 0,
    ReviewHeld: 0,
    AllianceRenegotiated: 0,
    AlliancePaused: 0,
    AllianceResumed: 0,
    AllianceLapsed: 0,
    AllianceRevived: 0,
    AllianceDissolved: 0,
    AllianceFormalised: 0,
    ExpectationDeclared: 0,
    GroundRuleAgreed: 0,
    ProfileDeclared: 0,
    PriorRelationshipNoted: 0,
    ObjectiveSet: 0,
    ObjectiveProgressed: 0,
    ObjectiveAchieved: 0,
    ObjectiveDropped: 0,
    BenefitRealised: 0,
    ContributionAcknowledged: 0,
    ContributionRevalued: 0,
    DeliveryClaimed: 0,
    CommitmentAcknowledged: 0,
    CommitmentReassigned: 0,
    OutcomeDisputed: 0,
    DisputeResolved: 0,
    MeetingHeld: 0,
    ResourceNeedDeclared: 0,
    ResourceNeedMet: 0,
    HealthCheckAnswered: 0,
    ConcernRaised: 0,
    ConcernResolved: 0,
    BreachReported: 0,
    BreachConfirmed: 0,
    BreachDismissed: 0,
    EntryCorrected: 0,
    EntryRetracted: 0,
  } satisfies Record<AllianceEventType, 0>),
);

/**
 * A stored event as the domain speaks of it. Its data was checked before it was recorded, and is taken as it
 * is. Throws an Error for an event that is not an alliance's, or of a type that is not known here.
 */
export function readRecorded(event: StoredEvent): RecordedAllianceEvent {
  const { stream, type, data, metadata } = event;
  if (!stream.startsWith(STREAM_PREFIX)) throw new Error(`Stream ${stream} is not an alliance's.`);
  if (!KNOWN_TYPES.has(type)) throw new Error(`${type} is not an event this version knows.`);
  const { onBehalfOf, source } = metadata;
  const recorded = {
    type,
    occurredOn: text(metadata, 'occurredOn'),
    data,
    allianceId: allianceIdOf(stream),
    eventId: event.eventId,
    revision: event.revision,
    position: event.position,
    recordedAt: text(metadata, 'recordedAt'),
    recordedBy: text(metadata, 'recordedBy'),
    ...(typeof onBehalfOf === 'string' && { onBehalfOf }),
    ...(typeof source === 'string' && { source }),
  };
  return recorded as RecordedAllianceEvent;
}

function text(metadata: StoredEvent['metadata'], field: string): string {
  const value = metadata[field];
  if (typeof value !== 'string') throw new Error(`The event's metadata has no ${field}.`);
  return value;
}
