import type { AllianceState } from '../state/alliance-state.js';
import type { Command } from '../catalogue/commands.js';
import type { AllianceEvent } from '../catalogue/events.js';
import { mustHaveConsentOfTwo } from '../rules/parties.js';
import { mustSumToOne } from '../rules/shares.js';
import { propose } from './propose.js';

/** That the shares name every partner depends on the time, and is judged with the rest of it. */
export function renegotiateAlliance(
  command: Command<'RenegotiateAlliance'>,
  state: AllianceState,
): AllianceEvent[] {
  const { data, occurredOn, now } = command;
  mustHaveConsentOfTwo(data.consents);
  if (data.changes.shares) mustSumToOne(data.changes.shares);
  return propose(state, { type: 'AllianceRenegotiated', occurredOn, data }, now);
}
