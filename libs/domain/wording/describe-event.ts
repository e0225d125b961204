import type { RecordedAllianceEvent } from '../events/alliance-event.js';
import { listed } from '../rules/words.js';
import { describeCommitmentEvent } from './describe-commitment-event.js';
import { describeContribution } from './describe-contribution.js';
import { joined } from './joined.js';
import type { Names } from './names.js';

/** What an event says, in plain words: who did what, and why. One line, without a full stop. */
export function describeEvent(event: RecordedAllianceEvent, names: Names): string {
  switch (event.type) {
    case 'CommitmentMade':
    case 'CommitmentKept':
    case 'CommitmentPartlyKept':
    case 'CommitmentMissed':
    case 'CommitmentRenegotiated':
    case 'CommitmentReleased':
    case 'CommitmentWithdrawn':
      return describeCommitmentEvent(event, names);
    case 'ContributionMade':
      return describeContribution(event.data, names);
    case 'ReviewHeld':
      return describeReview(event);
    case 'AlliancePaused':
    case 'AllianceResumed':
    case 'AllianceLapsed':
    case 'AllianceRevived':
    case 'AllianceDissolved':
    case 'AllianceFormalised':
      return describeChangeOfPhase(event, names);
    case 'AllianceFormed':
    case 'AllianceRenegotiated':
    case 'PartnerJoined':
    case 'PartnerLeft':
    case 'CoordinatorAppointed':
    case 'CoordinatorStoodDown':
      return describeUnderstanding(event, names);
    default:
      return event satisfies never;
  }
}

function describeUnderstanding(
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

function describeReview({ data }: RecordedAllianceEvent<'ReviewHeld'>): string {
  const { ratings, decision, nextReviewOn, notes } = data;
  const decided = decision === 'none' ? 'decided nothing' : `decided to ${decision}`;
  const rated = ratings.length === 1 ? 'one rating was given' : `${ratings.length} ratings were given`;
  return joined(
    `A review ${decided}${notes === undefined ? '' : `: ${notes}`}`,
    ratings.length > 0 && rated,
    nextReviewOn && `next review on ${nextReviewOn}`,
  );
}

function describeChangeOfPhase(
  event: RecordedAllianceEvent<
    | 'AlliancePaused'
    | 'AllianceResumed'
    | 'AllianceLapsed'
    | 'AllianceRevived'
    | 'AllianceDissolved'
    | 'AllianceFormalised'
  >,
  names: Names,
): string {
  switch (event.type) {
    case 'AlliancePaused': {
      const { by, reason, lookAgainOn } = event.data;
      const who = by?.length ? `${listed(by.map(names.partner))} paused the alliance` : 'The alliance paused';
      return joined(`${who}: ${reason}`, lookAgainOn && `to look again on ${lookAgainOn}`);
    }
    case 'AllianceResumed':
      return `The alliance resumed${event.data.reason === undefined ? '' : `: ${event.data.reason}`}`;
    case 'AllianceLapsed':
      return `The alliance lapsed: ${event.data.basis}`;
    case 'AllianceRevived':
      return `The alliance revived: ${event.data.basis}`;
    case 'AllianceDissolved': {
      const { reason, initiatedBy, lessons } = event.data;
      const who =
        initiatedBy === undefined
          ? 'The alliance was dissolved'
          : `${names.partner(initiatedBy)} dissolved the alliance`;
      return joined(`${who}: ${ENDINGS[reason]}`, lessons && `lessons: ${lessons}`);
    }
    case 'AllianceFormalised': {
      const { instrument, successor } = event.data;
      return joined(`The alliance was formalised: ${instrument}`, successor && `succeeded by ${successor}`);
    }
    default:
      return event satisfies never;
  }
}

const ENDINGS = {
  achieved: 'it had achieved its purpose',
  expired: 'its time was up',
  withdrew: 'a partner withdrew',
  failed: 'it had failed',
  external: 'of external causes',
  merged: 'it merged into another',
} as const;

function inPerson(person: string | undefined): string {
  return person === undefined ? '' : ` (${person})`;
}
