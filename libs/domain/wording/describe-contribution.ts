import type { AllianceEventData, RecordedAllianceEvent } from '../catalogue/events.js';
import { joined, listed } from '../shared/text.js';
import type { Names } from './names.js';
import { worth } from './worth.js';

/** What was given, and what became of it, in plain words. */
export function describeContributionEvent(
  event: RecordedAllianceEvent<'ContributionMade' | 'ContributionAcknowledged' | 'ContributionRevalued'>,
  names: Names,
): string {
  switch (event.type) {
    case 'ContributionMade':
      return describeContribution(event.data, names);
    case 'ContributionAcknowledged': {
      const { contributionId, by } = event.data;
      return `${names.partner(by)} acknowledged the contribution ${contributionId}`;
    }
    case 'ContributionRevalued': {
      const { contributionId, value, reason } = event.data;
      return `The contribution ${contributionId} is now ${worth(value)}: ${reason}`;
    }
    default:
      return event satisfies never;
  }
}

/** Who gave what to whom, in plain words. */
function describeContribution(given: AllianceEventData['ContributionMade'], names: Names): string {
  const { givers, kind, description, quantity, unit, value, towards } = given;
  const measured = quantity === undefined ? undefined : [quantity, unit].filter(Boolean).join(' ');
  return joined(
    `${listed(givers.map(names.partner))} gave ${kind} to ${receivers(given, names)}: ${description}`,
    measured,
    value && worth(value),
    towards && `towards: ${names.commitment(towards)?.description ?? towards}`,
  );
}

function receivers({ beneficiaries }: AllianceEventData['ContributionMade'], names: Names): string {
  if (beneficiaries === undefined) return 'the others';
  if (beneficiaries.length === 0) return 'outsiders';
  return listed(beneficiaries.map(({ partnerId }) => names.partner(partnerId)));
}
