import type { RecordedAllianceEvent } from '../catalogue/events.js';
import { joined, listed } from '../shared/text.js';
import type { Names } from './names.js';

/** Who works together, on what terms and who drives it, in plain words. */
export function describePartnership(
  event: RecordedAllianceEvent<
    | 'AllianceFormed'
    | 'AllianceRenegotiated'
    | 'PartnerJoined'
    | 'PartnerLeft'
    | 'CoordinatorAppointed'
    | 'CoordinatorStoodDown'
  >,
  names: Names,
): string {
  switch (event.type) {
    case 'AllianceFormed': {
      const { partners, name, purpose, coordinator } = event.data;
      const who = listed(partners.map((partner) => partner.name));
      return joined(
        `${who} formed ${name}: ${purpose}`,
        coordinator && `coordinator: ${names.partner(coordinator)}`,
      );
    }
    case 'AllianceRenegotiated':
      return describeRenegotiation(event, names);
    case 'PartnerJoined':
      return `${event.data.name} joined${event.data.role === undefined ? '' : ` as ${event.data.role}`}`;
    case 'PartnerLeft':
      return `${names.partner(event.data.partnerId)} left: ${event.data.reason}`;
    case 'CoordinatorAppointed':
      return `${names.partner(event.data.partnerId)} became coordinator${inPerson(event.data.person)}`;
    case 'CoordinatorStoodDown':
      return `${names.partner(event.data.partnerId)} stood down as coordinator${inPerson(event.data.person)}`;
    default:
      return event satisfies never;
  }
}

function describeRenegotiation(
  { data: { changes, consents, reason } }: RecordedAllianceEvent<'AllianceRenegotiated'>,
  names: Names,
): string {
  return joined(
    `${listed(consents.map(names.partner))} renegotiated the alliance: ${reason}`,
    changes.purpose && `new purpose: ${changes.purpose}`,
    changes.kind && `from now on a ${changes.kind}`,
    changes.trialEndsOn && `the trial ends on ${changes.trialEndsOn}`,
    changes.nextReviewOn && `next review on ${changes.nextReviewOn}`,
    changes.shares && 'new shares of the giving',
    changes.trustPolicy && 'new trust policy',
  );
}

function inPerson(person: string | undefined): string {
  return person === undefined ? '' : ` (${person})`;
}
