import { type CommitmentEventType } from '../catalogue/catalogue.js';
import { isCommitmentEvent, type RecordedAllianceEvent } from '../catalogue/events.js';
import { defined } from '../shared/defined.js';
import { type Draft } from '../shared/draft.js';
import { countsFrom, type EventTime, periodOf } from '../time/event-time.js';
import { insertInOrder, type Moment } from '../time/moment.js';
import { dateOf, DAY_MS, dayOf, firstDayOf, type OccurredOn, startOf } from '../time/occurred-on.js';
import {
  type Commitment,
  type CommitmentEntry,
  type HistoryEntry,
  type Outcome,
  type OutcomeType,
} from './commitment.js';

/** The commitments whose fold an event changes: its own, or those a dissolution carries over. */
export function commitmentsAffectedBy(event: RecordedAllianceEvent): readonly string[] {
  if (isCommitmentEvent(event)) return [event.data.commitmentId];
  if (event.type !== 'AllianceDissolved') return [];
  return event.data.openCommitments
    .filter(({ becomes }) => becomes === 'carried-over')
    .map(({ commitmentId }) => commitmentId);
}

/**
 * A commitment after one more event that affects it. Throws an Error for an event of a commitment that
 * was never made.
 *
 * @param formedOn when its alliance was formed: nothing counts from earlier
 */
export function evolveCommitment(
  commitment: Commitment | undefined,
  event: RecordedAllianceEvent<CommitmentEventType | 'AllianceDissolved'>,
  formedOn: OccurredOn,
): Commitment {
  if (event.type === 'CommitmentMade') return made(event, startOf(formedOn));
  if (!commitment) throw new Error(`${event.type} ${event.eventId}: its commitment was never made.`);
  const entry = entryOf(event, commitment);
  const history = insertInOrder(commitment.history, historyEntryOf(event, entry));
  const changed = { ...commitment };
  return Object.assign(changed, { history }, changesBy(event, entry, commitment));
}

/** What an event changes, beside the history. */
function changesBy(
  event: RecordedAllianceEvent<CommitmentEventType | 'AllianceDissolved'>,
  entry: CommitmentEntry,
  { outcomes, renegotiations, reassignments, acknowledgements, claims, disputes }: Commitment,
): Partial<Commitment> {
  switch (event.type) {
    case 'CommitmentKept':
    case 'CommitmentPartlyKept':
    case 'CommitmentMissed':
      return { outcomes: insertInOrder(outcomes, outcomeOf(entry, event)) };
    case 'CommitmentRenegotiated': {
      const { dueOn, target, description, weight, reason } = event.data;
      const changes = defined({ dueOn, target, description, weight });
      return { renegotiations: insertInOrder(renegotiations, { ...entry, changes, reason }) };
    }
    case 'CommitmentReassigned': {
      const { debtors, creditors } = event.data;
      return { reassignments: insertInOrder(reassignments, defined({ ...entry, debtors, creditors })) };
    }
    case 'CommitmentReleased':
    case 'CommitmentWithdrawn': {
      const { by, reason } = event.data;
      return { closing: { ...entry, type: event.type, by, reason } };
    }
    case 'CommitmentAcknowledged': {
      const { creditor } = event.data;
      return { acknowledgements: insertInOrder(acknowledgements, { ...entry, creditor }) };
    }
    case 'DeliveryClaimed': {
      const { fraction } = event.data;
      return { claims: insertInOrder(claims, { ...entry, fraction }) };
    }
    case 'OutcomeDisputed': {
      const { by, grounds, outcome } = event.data;
      return { disputes: insertInOrder(disputes, defined({ ...entry, by, grounds, outcome })) };
    }
    case 'DisputeResolved': {
      const { verdict } = event.data;
      return { disputes: insertInOrder(disputes, { ...entry, verdict }) };
    }
    case 'AllianceDissolved':
      return { carriedOver: true };
    default:
      return {};
  }
}

function made(event: RecordedAllianceEvent<'CommitmentMade'>, formedAt: number): Commitment {
  const { data, occurredOn, allianceId } = event;
  const { commitmentId, debtors, creditors, shares, measure, unit } = data;
  const { description, target, dueOn, weight } = data;
  const since = Math.max(firstDayOf(occurredOn) * DAY_MS, formedAt);
  const entry = entryOf(event, { since: Math.max(startOf(occurredOn), formedAt) });
  const commitment: Draft<Commitment> = {
    allianceId,
    commitmentId,
    debtors,
    creditors,
    made: entry,
    since,
    terms: defined({ description, target, dueOn, dueAgreedOn: dateOf(dayOf(entry.at)), weight }),
    renegotiations: [],
    reassignments: [],
    acknowledgements: [],
    claims: [],
    outcomes: [],
    disputes: [],
    carriedOver: false,
    history: [historyEntryOf(event, entry)],
  };
  // Mostly there are none.
  if (shares !== undefined) commitment.shares = shares;
  if (measure !== undefined) commitment.measure = measure;
  if (unit !== undefined) commitment.unit = unit;
  return commitment;
}

function outcomeOf(
  entry: CommitmentEntry,
  { type, data, amends }: RecordedAllianceEvent<OutcomeType>,
): Outcome {
  const { eventId, occurredOn, revision, at, until } = entry;
  const outcome = { eventId, occurredOn, revision, at, until, type, data };
  // Type and data belong together, which a literal of their union cannot say.
  return (amends === undefined ? outcome : { ...outcome, amends }) as Outcome;
}

/** Where an event stands among those of its commitment, be it recorded or about to be. */
export function entryOf(event: EventTime, { since }: Pick<Commitment, 'since'>): CommitmentEntry {
  const { eventId, occurredOn, revision } = event;
  const at = countsFrom(occurredOn, since);
  return { eventId, occurredOn, revision, at, until: Math.max(at, periodOf(event).to) };
}

function historyEntryOf(event: RecordedAllianceEvent, { at, revision }: Moment): HistoryEntry & Moment {
  return { eventId: event.eventId, type: event.type, occurredOn: event.occurredOn, at, revision };
}
