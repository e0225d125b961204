import { type AllianceEventData } from '../catalogue/catalogue.js';
import type { AllianceState } from '../state/alliance-state.js';
import type { Command } from '../catalogue/commands.js';
import { type AllianceEvent } from '../catalogue/events.js';
import { mustBeMade } from '../rules/commitments.js';
import { mustBeUnused } from '../rules/ids.js';
import { RuleViolation } from '../rules/rule-violation.js';
import { propose } from './propose.js';

export function makeContribution(
  command: Command<'MakeContribution'>,
  state: AllianceState,
): AllianceEvent[] {
  const { data, occurredOn, now } = command;
  mustBeUnused('contribution', data.contributionId, state.contributions.has(data.contributionId));
  mustNotGiveToOneself(data);
  if (data.towards !== undefined) mustBeMade(state, data.towards, occurredOn);
  return propose(state, { type: 'ContributionMade', occurredOn, data }, now);
}

/** `self-dealing`: a giver is not the only beneficiary. */
function mustNotGiveToOneself({ givers, beneficiaries = [] }: AllianceEventData['ContributionMade']): void {
  const [first, ...others] = beneficiaries.filter(({ share }) => share > 0);
  if (!first || others.length > 0 || !givers.includes(first.partnerId)) return;
  throw new RuleViolation(
    'self-dealing',
    `${first.partnerId} gives, and alone benefits: name who else does, or leave beneficiaries out if all the others do alike.`,
  );
}
