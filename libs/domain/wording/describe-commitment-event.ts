import type { CommitmentEventType } from '../commitment/evolve-commitment.js';
import type { RecordedAllianceEvent } from '../catalogue/events.js';
import { joined, listed, percent } from '../shared/text.js';
import type { NamedCommitment, Names } from './names.js';

/** What happened to a promise, in plain words. */
export function describeCommitmentEvent(
  event: RecordedAllianceEvent<CommitmentEventType>,
  names: Names,
): string {
  const { data } = event;
  const commitment = names.commitment(data.commitmentId);
  const what = commitment?.description ?? data.commitmentId;
  const all = (partnerIds: readonly string[]): string => listed(partnerIds.map(names.partner));
  switch (event.type) {
    case 'CommitmentMade':
      return joined(
        `${all(event.data.debtors)} promised ${toWhom(event.data, names)}: ${event.data.description}`,
        amount(event.data.target, event.data.unit),
        event.data.dueOn && `due ${event.data.dueOn}`,
      );
    case 'CommitmentKept':
      return joined(`${all(event.data.judgedBy.debtors)} kept the promise: ${what}`, ...how(event, names));
    case 'CommitmentPartlyKept':
      return joined(
        `${all(event.data.judgedBy.debtors)} kept ${percent(event.data.fraction)} of the promise: ${what}`,
        ...how(event, names),
      );
    case 'CommitmentMissed':
      return describeMiss(event, what, names);
    case 'CommitmentRenegotiated': {
      const { consents, reason, dueOn, target, description, weight } = event.data;
      return joined(
        `${all(consents)} renegotiated the promise: ${what}`,
        description !== undefined && description !== what && `now: ${description}`,
        amount(target, undefined) && `now ${amount(target, undefined)}`,
        dueOn && `now due ${dueOn}`,
        weight !== undefined && `now of weight ${weight}`,
        reason,
      );
    }
    case 'CommitmentReleased': {
      const whom = commitment ? `${all(commitment.debtors)} ` : '';
      return joined(`${all(event.data.by)} released ${whom}from the promise: ${what}`, event.data.reason);
    }
    case 'CommitmentWithdrawn':
      return joined(`${all(event.data.by)} withdrew the promise: ${what}`, event.data.reason);
    case 'DeliveryClaimed': {
      const { fraction } = event.data;
      const part = fraction === 1 ? '' : `${percent(fraction)} of `;
      return `Delivery of ${part}the promise is claimed, which nobody has confirmed: ${what}`;
    }
    case 'CommitmentAcknowledged':
      return `${names.partner(event.data.creditor)} acknowledged the promise: ${what}`;
    case 'CommitmentReassigned': {
      const { consents, debtors, creditors } = event.data;
      return joined(
        `${all(consents)} reassigned the promise: ${what}`,
        debtors && `now of ${all(debtors)}`,
        creditors && `now to ${all(creditors)}`,
      );
    }
    case 'OutcomeDisputed': {
      const { by, grounds } = event.data;
      return joined(`${names.partner(by)} disputed the outcome of the promise: ${what}`, grounds);
    }
    case 'DisputeResolved':
      return joined(
        `The dispute over the promise was resolved: ${what}`,
        event.data.verdict === 'upheld'
          ? 'the outcome stands'
          : 'the outcome counts as if it had never been recorded',
      );
    default:
      return event satisfies never;
  }
}

function describeMiss(
  { data }: RecordedAllianceEvent<'CommitmentMissed'>,
  what: string,
  names: Names,
): string {
  return joined(
    `${listed(data.judgedBy.debtors.map(names.partner))} missed the promise: ${what}`,
    data.reason,
    data.by &&
      `${data.judgedBy.debtors.includes(data.by) ? 'admitted' : 'reported'} by ${names.partner(data.by)}`,
    data.excusedBy && `excused by ${names.partner(data.excusedBy)}`,
    data.detectedBy === 'deadline' && 'the deadline passed without a word',
  );
}

function how(
  { data }: RecordedAllianceEvent<'CommitmentKept' | 'CommitmentPartlyKept'>,
  names: Names,
): (string | undefined)[] {
  const { daysLate } = data.judgedBy;
  return [
    daysLate > 0 ? (daysLate === 1 ? 'a day late' : `${daysLate} days late`) : undefined,
    data.confirmedBy && `confirmed by ${names.partner(data.confirmedBy)}`,
    data.evidence && `evidence: ${data.evidence}`,
  ];
}

function toWhom({ debtors, creditors }: NamedCommitment, names: Names): string {
  const mutual = debtors.length === creditors.length && debtors.every((id) => creditors.includes(id));
  return mutual ? 'each other' : listed(creditors.map(names.partner));
}

function amount(target: number | undefined, unit: string | undefined): string | undefined {
  if (target === undefined) return undefined;
  return unit === undefined ? `${target}` : `${target} ${unit}`;
}
