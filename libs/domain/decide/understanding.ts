import { listed } from '../shared/text.js';
import type { AllianceState } from '../state/alliance-state.js';
import type { Command } from '../catalogue/commands.js';
import type { AllianceEvent } from '../catalogue/events.js';
import { mustHaveConsentOfTwo } from '../rules/parties.js';
import { RuleViolation } from '../rules/rule-violation.js';
import { propose } from './propose.js';

export function agreeGroundRule(command: Command<'AgreeGroundRule'>, state: AllianceState): AllianceEvent[] {
  const { data, occurredOn, now } = command;
  mustHaveConsentOfTwo(data.consents, 'A ground rule is agreed');
  return propose(state, { type: 'GroundRuleAgreed', occurredOn, data }, now);
}

/** Between those who are partners, or were: it may be older than the alliance. */
export function notePriorRelationship(
  command: Command<'NotePriorRelationship'>,
  state: AllianceState,
): AllianceEvent[] {
  const { data, occurredOn, now } = command;
  mustHaveBeenPartners(state, data.partners);
  return propose(state, { type: 'PriorRelationshipNoted', occurredOn, data }, now);
}

function mustHaveBeenPartners({ profile }: AllianceState, named: readonly string[]): void {
  const known = profile.partners.map(({ partnerId }) => partnerId);
  const strangers = named.filter((partnerId) => !known.includes(partnerId));
  if (strangers.length === 0) return;
  throw new RuleViolation(
    'not-a-partner',
    `The partners of ${profile.name} are, or were, ${listed(known)}: ${listed(strangers)} ` +
      `${strangers.length === 1 ? 'is' : 'are'} none.`,
  );
}
