import { type AllianceEventData } from '../catalogue/catalogue.js';
import type { AllianceState } from '../state/alliance-state.js';
import type { Command } from '../catalogue/commands.js';
import { type AllianceEvent } from '../catalogue/events.js';
import { othersThen } from '../rules/breaches.js';
import { reportedBreach } from '../rules/tracked-items.js';
import { RuleViolation } from '../rules/rule-violation.js';
import { nextEventTime, propose } from './propose.js';

/** Confirmed by someone other than its reporter, a breach moves trust towards all the other partners. */
export function confirmBreach(command: Command<'ConfirmBreach'>, state: AllianceState): AllianceEvent[] {
  const { data, occurredOn, now } = command;
  const { subject, by } = reportedBreach(state, data.breachId);
  mustNotBeItsReporter(data, by);
  const judgedBy = { subject, towards: othersThen(state.epochs, nextEventTime(state, command), subject) };
  return propose(state, { type: 'BreachConfirmed', occurredOn, data: { ...data, judgedBy } }, now);
}

/** `unconfirmed-breach`: nobody confirms what they reported themselves. */
function mustNotBeItsReporter(
  { breachId, decidedBy }: Omit<AllianceEventData['BreachConfirmed'], 'judgedBy'>,
  by: string,
): void {
  if (decidedBy !== by) return;
  throw new RuleViolation(
    'unconfirmed-breach',
    `The breach ${breachId} was reported by ${by}: someone else has to confirm it before it moves trust.`,
  );
}
