import { type FoundingPartner } from '../catalogue/partnership.js';
import { type Shares } from '../shared/shares.js';
import { listed } from '../shared/text.js';
import { type AllianceState } from '../state/alliance-state.js';
import { type Command } from '../catalogue/commands.js';
import { type AllianceEvent } from '../catalogue/events.js';
import { mustBeUnused, namedTwice } from '../rules/ids.js';
import { RuleViolation } from '../rules/rule-violation.js';
import { mustShareOut } from '../rules/shares.js';

export function formAlliance(
  command: Command<'FormAlliance'>,
  state: AllianceState | undefined,
): AllianceEvent[] {
  const { allianceId, occurredOn, data } = command;
  mustBeUnused('alliance', allianceId, state !== undefined);
  const partnerIds = data.partners.map(({ partnerId }) => partnerId);
  mustBeTwoPartners(partnerIds);
  mustShareOut(foundingShares(data.partners), partnerIds, 'partner');
  if (data.coordinator !== undefined && !partnerIds.includes(data.coordinator)) {
    throw new RuleViolation(
      'not-a-partner',
      `The coordinator is one of the partners (${listed(partnerIds)}): ${data.coordinator} is none.`,
    );
  }
  return [{ type: 'AllianceFormed', occurredOn, data }];
}

/** `two-partners`: two or more distinct partners form an alliance. */
function mustBeTwoPartners(partnerIds: readonly string[]): void {
  const twice = namedTwice(partnerIds);
  if (twice !== undefined) {
    throw new RuleViolation('two-partners', `Partners are distinct: ${twice} is named twice.`);
  }
  if (partnerIds.length >= 2) return;
  throw new RuleViolation(
    'two-partners',
    `Two or more partners form an alliance: there is only ${listed(partnerIds)}.`,
  );
}

function foundingShares(partners: readonly FoundingPartner[]): Shares | undefined {
  const agreed = partners.filter(({ share }) => share !== undefined);
  if (agreed.length === 0) return undefined;
  return Object.fromEntries(agreed.map(({ partnerId, share }) => [partnerId, share ?? 0]));
}
