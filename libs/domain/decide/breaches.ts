import type { AllianceState } from '../alliance-state.js';
import { chaptersDuring } from '../alliance/chapters.js';
import { factOf } from '../alliance/facts.js';
import type { Command } from '../commands.js';
import type { AllianceEvent, AllianceEventData } from '../events/alliance-event.js';
import { reportedBreach } from '../rules/matters.js';
import { RuleViolation } from '../rules/rule-violation.js';
import { asRecorded, propose } from './propose.js';

/** Confirmed by someone other than its reporter, a breach moves trust towards all the other partners. */
export function confirmBreach(command: Command<'ConfirmBreach'>, state: AllianceState): AllianceEvent[] {
  const { data, occurredOn, now } = command;
  const { subject, by } = reportedBreach(state, data.breachId);
  mustNotBeItsReporter(data, by);
  const judgedBy = { subject, towards: othersThen(command, state, subject) };
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

/** The partners there were at that time, but for one. */
function othersThen(
  { data, occurredOn, now }: Command<'ConfirmBreach'>,
  state: AllianceState,
  subject: string,
): readonly string[] {
  const event = {
    type: 'BreachConfirmed',
    occurredOn,
    data: { ...data, judgedBy: { subject, towards: [] } },
  } as const;
  const then = chaptersDuring(state.chapters, factOf(asRecorded(state, event, now))).at(-1);
  return [...(then?.partners ?? [])].filter((partnerId) => partnerId !== subject);
}
