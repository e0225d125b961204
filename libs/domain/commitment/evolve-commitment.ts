import { type AllianceEventType } from '../catalogue/catalogue.js';
import { type RecordedAllianceEvent } from '../catalogue/events.js';
import { insertInOrder } from '../time/moment.js';
import type { Moment } from '../time/moment.js';
import { periodOf } from '../time/event-time.js';
import type { EventTime } from '../time/event-time.js';
import type { OccurredOn } from '../time/occurred-on.js';
import type {
  Commitment,
  CommitmentEntry,
  HistoryEntry,
  Outcome,
  OutcomeType,
  Reassignment,
  Renegotiation,
} from './commitment.js';
import { evidenceTime } from './evidence-time.js';

const COMMITMENT_EVENT_TYPES = [
  'CommitmentMade',
  'CommitmentKept',
  'CommitmentPartlyKept',
  'CommitmentMissed',
  'CommitmentRenegotiated',
  'CommitmentReleased',
  'CommitmentWithdrawn',
  'DeliveryClaimed',
  'CommitmentAcknowledged',
  'CommitmentReassigned',
  'OutcomeDisputed',
  'DisputeResolved',
] as const satisfies readonly AllianceEventType[];
export type CommitmentEventType = (typeof COMMITMENT_EVENT_TYPES)[number];

const commitmentEventTypes = new Set<string>(COMMITMENT_EVENT_TYPES);

export function isCommitmentEvent(
  event: RecordedAllianceEvent,
): event is RecordedAllianceEvent<CommitmentEventType> {
  return commitmentEventTypes.has(event.type);
}

/** The commitments whose fold an event changes: its own, or those a dissolution carries over. */
export function commitmentsAffectedBy(event: RecordedAllianceEvent): readonly string[] {
  if (isCommitmentEvent(event)) return [event.data.commitmentId];
  if (event.type !== 'AllianceDissolved') return [];
  return event.data.openCommitments
    .filter(({ becomes }) => becomes === 'carried-over')
    .map(({ commitmentId }) => commitmentId);
}

/**
 * A commitment after one more event that touches it. Throws an Error for an event of a commitment that
 * was never made.
 */
export function evolveCommitment(
  commitment: Commitment | undefined,
  event: RecordedAllianceEvent<CommitmentEventType | 'AllianceDissolved'>,
): Commitment {
  if (event.type === 'CommitmentMade') return made(event);
  if (!commitment) throw new Error(`${event.type} ${event.eventId}: its commitment was never made.`);
  const entry = entryOf(event, commitment.made.occurredOn);
  const changed = { ...commitment, history: insertInOrder(commitment.history, historyEntryOf(event, entry)) };
  switch (event.type) {
    case 'CommitmentKept':
    case 'CommitmentPartlyKept':
    case 'CommitmentMissed':
      return withOutcome(changed, entry, event);
    case 'CommitmentRenegotiated':
      return {
        ...changed,
        renegotiations: insertInOrder(commitment.renegotiations, renegotiationOf(entry, event)),
      };
    case 'CommitmentReleased':
    case 'CommitmentWithdrawn':
      return {
        ...changed,
        closing: { ...entry, type: event.type, by: event.data.by, reason: event.data.reason },
      };
    case 'CommitmentReassigned':
      return {
        ...changed,
        reassignments: insertInOrder(commitment.reassignments, reassignmentOf(entry, event)),
      };
    case 'CommitmentAcknowledged': {
      const { creditor } = event.data;
      return {
        ...changed,
        acknowledgements: insertInOrder(commitment.acknowledgements, { ...entry, creditor }),
      };
    }
    case 'DeliveryClaimed': {
      const { fraction } = event.data;
      return { ...changed, claims: insertInOrder(commitment.claims, { ...entry, fraction }) };
    }
    case 'OutcomeDisputed': {
      const { by, grounds } = event.data;
      return { ...changed, disputes: insertInOrder(commitment.disputes, { ...entry, by, grounds }) };
    }
    case 'DisputeResolved': {
      const { verdict } = event.data;
      return { ...changed, disputes: insertInOrder(commitment.disputes, { ...entry, verdict }) };
    }
    case 'AllianceDissolved':
      return { ...changed, carriedOver: true };
    default:
      return event satisfies never;
  }
}

function made(event: RecordedAllianceEvent<'CommitmentMade'>): Commitment {
  const { data, occurredOn } = event;
  const entry = entryOf(event, occurredOn);
  return {
    allianceId: event.allianceId,
    commitmentId: data.commitmentId,
    debtors: data.debtors,
    creditors: data.creditors,
    ...(data.shares && { shares: data.shares }),
    ...(data.measure !== undefined && { measure: data.measure }),
    ...(data.unit !== undefined && { unit: data.unit }),
    made: entry,
    terms: {
      description: data.description,
      ...(data.target !== undefined && { target: data.target }),
      ...(data.dueOn !== undefined && { dueOn: data.dueOn }),
      dueAgreedOn: occurredOn,
      weight: data.weight,
    },
    renegotiations: [],
    reassignments: [],
    acknowledgements: [],
    claims: [],
    outcomes: [],
    disputes: [],
    carriedOver: false,
    history: [historyEntryOf(event, entry)],
  };
}

function withOutcome(
  commitment: Commitment,
  entry: CommitmentEntry,
  event: RecordedAllianceEvent<OutcomeType>,
): Commitment {
  const { type, data } = event;
  // Type and data belong together, which a spread of their union cannot say.
  const outcome = { ...entry, type, data } as Outcome;
  return { ...commitment, outcomes: insertInOrder(commitment.outcomes, outcome) };
}

function renegotiationOf(
  entry: CommitmentEntry,
  { data }: RecordedAllianceEvent<'CommitmentRenegotiated'>,
): Renegotiation {
  return {
    ...entry,
    changes: {
      ...(data.dueOn !== undefined && { dueOn: data.dueOn }),
      ...(data.target !== undefined && { target: data.target }),
      ...(data.description !== undefined && { description: data.description }),
      ...(data.weight !== undefined && { weight: data.weight }),
    },
    reason: data.reason,
  };
}

function reassignmentOf(
  entry: CommitmentEntry,
  { data: { debtors, creditors } }: RecordedAllianceEvent<'CommitmentReassigned'>,
): Reassignment {
  return { ...entry, ...(debtors && { debtors }), ...(creditors && { creditors }) };
}

/** Where an event stands among those of its commitment, be it recorded or about to be. */
export function entryOf(event: EventTime, madeOn: OccurredOn): CommitmentEntry {
  const { eventId, occurredOn, revision } = event;
  const at = evidenceTime(occurredOn, madeOn);
  return { eventId, occurredOn, revision, at, until: Math.max(at, periodOf(event).to) };
}

function historyEntryOf(event: RecordedAllianceEvent, { at, revision }: Moment): HistoryEntry & Moment {
  return { eventId: event.eventId, type: event.type, occurredOn: event.occurredOn, at, revision };
}
