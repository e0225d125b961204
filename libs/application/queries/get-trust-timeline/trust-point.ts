import {
  type AllianceEventType,
  type OccurredOn,
  type OutcomeCounts,
  type Score,
  TRUST_VERSION,
  type TrustPointDocument,
} from '#domain';

/** The score after one event, and how it came about. */
export interface TrustPoint extends Score {
  readonly occurredOn: OccurredOn;
  /** The event's own. */
  readonly position: string;
  readonly eventId: string;
  readonly type: AllianceEventType;
  readonly R: number;
  readonly S: number;
  readonly ageing: number;
  readonly change: number;
  readonly counts: OutcomeCounts;
  /** Of the rule by which it is computed. */
  readonly version: number;
}

export function trustPoint(
  point: Omit<TrustPoint, 'position' | 'version'> & Pick<TrustPointDocument, 'eventPosition'>,
): TrustPoint {
  const { occurredOn, eventPosition, eventId, type, R, S, E, u, lower, upper, band, ageing, change, counts } =
    point;
  return {
    occurredOn,
    position: eventPosition,
    eventId,
    type,
    R,
    S,
    E,
    u,
    lower,
    upper,
    band,
    ageing,
    change,
    counts,
    version: TRUST_VERSION,
  };
}
