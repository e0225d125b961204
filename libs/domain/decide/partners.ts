import { listed } from '../shared/text.js';
import type { AllianceState } from '../state/alliance-state.js';
import type { Command } from '../catalogue/commands.js';
import type { AllianceEvent } from '../catalogue/events.js';
import { RuleViolation } from '../rules/rule-violation.js';
import { mustShareOut } from '../rules/shares.js';
import { mustHaveRoom } from '../rules/size.js';
import { propose } from './propose.js';

export function admitPartner(command: Command<'AdmitPartner'>, state: AllianceState): AllianceEvent[] {
  const { data, occurredOn, now } = command;
  const partners = latestPartners(state);
  if (partners.has(data.partnerId)) {
    throw new RuleViolation(
      'id-taken',
      `${data.partnerId} is a partner of ${state.profile.name} already: choose the id of the one who joins.`,
    );
  }
  mustHaveRoom(state.profile.name, partners.size);
  const events = propose(state, { type: 'PartnerJoined', occurredOn, data }, now);
  mustShareOut(data.shares, [...partners, data.partnerId], 'partner');
  return events;
}

export function recordDeparture(command: Command<'RecordDeparture'>, state: AllianceState): AllianceEvent[] {
  const { data, occurredOn, now } = command;
  const remaining = [...latestPartners(state)].filter((partnerId) => partnerId !== data.partnerId);
  const events = propose(state, { type: 'PartnerLeft', occurredOn, data }, now);
  mustLeaveTwoPartners(data.partnerId, remaining);
  mustShareOut(data.shares, remaining, 'partner');
  return events;
}

/** `two-partners`: with fewer, there is no alliance. */
function mustLeaveTwoPartners(leaving: string, remaining: readonly string[]): void {
  if (remaining.length >= 2) return;
  throw new RuleViolation(
    'two-partners',
    `Without ${leaving} only ${listed(remaining)} would be left, and that is no alliance: dissolve it, or let it lapse, instead.`,
  );
}

function latestPartners({ epochs }: AllianceState): ReadonlySet<string> {
  return epochs.at(-1)?.partners ?? new Set();
}
