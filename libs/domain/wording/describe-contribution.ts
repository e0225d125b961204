import type { AllianceEventData } from '../events/alliance-event.js';
import { listed } from '../rules/words.js';
import { joined } from './joined.js';
import type { Names } from './names.js';

/** Who gave what to whom, in plain words. */
export function describeContribution(given: AllianceEventData['ContributionMade'], names: Names): string {
  const { givers, kind, description, quantity, unit, value, towards } = given;
  const measured = quantity === undefined ? undefined : [quantity, unit].filter(Boolean).join(' ');
  return joined(
    `${listed(givers.map(names.partner))} gave ${kind} to ${receivers(given, names)}: ${description}`,
    measured,
    value && `worth ${value.amount} ${value.currency} (${value.basis})`,
    towards && `towards: ${names.commitment(towards)?.description ?? towards}`,
  );
}

function receivers({ beneficiaries }: AllianceEventData['ContributionMade'], names: Names): string {
  if (beneficiaries === undefined) return 'the others';
  if (beneficiaries.length === 0) return 'outsiders';
  return listed(beneficiaries.map(({ partnerId }) => names.partner(partnerId)));
}
