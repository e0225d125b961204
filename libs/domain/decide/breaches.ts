import type { AllianceState } from '../alliance-state.js';
import type { Command } from '../commands.js';
import type { AllianceEvent, AllianceEventData } from '../events/alliance-event.js';
import { othersThen } from '../rules/breaches.js';
import { reportedBreach } from '../rules/matters.js';
import { RuleViolation } from '../rules/rule-violation.js';
import { nextStamp, propose } from './propose.js';

/** Confirmed by someone other than its reporter, a breach moves trust towards all the other partners. */
export function confirmBreach(command: Command<'ConfirmBreach'>, state: AllianceState): AllianceEvent[] {
  const { data, occurredOn, now } = command;
  const { subject, by } = reportedBreach(state, data.breachId);
  mustNotBeItsReporter(data, by);
  const judgedBy = { subject, towards: othersThen(state.chapters, nextStamp(state, command), subject) };
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
