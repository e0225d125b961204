import {
  type AllianceEvent,
  type AllianceEventData,
  type AllianceEventType,
  DAY_MS,
  type Finding,
  type WarningSign,
  assessmentOf,
  startOf,
  warningSignsOf,
} from '#domain';
import { form, give, keep, miss, promise } from './commands.js';
import { historyOf } from './specification.js';

export type Steps = Parameters<typeof historyOf>[0];

export const DAY_0 = startOf('2020-01-01');
/** The date so many days after the alliance was formed. */
export const on = (day: number): string => new Date(DAY_0 + day * DAY_MS).toISOString().slice(0, 10);

export function happened<T extends AllianceEventType>(
  type: T,
  day: number,
  data: AllianceEventData[T],
): AllianceEvent {
  // Type and data belong together, which a generic cannot say of their union.
  return { type, occurredOn: on(day), data } as unknown as AllianceEvent;
}

/** The findings so many days after the alliance of ann, ben and cem was formed. */
export function findings(day: number, ...steps: Steps): Finding[] {
  const first = steps[0]?.type === 'FormAlliance' ? [] : [form(on(0))];
  const state = assessmentOf(historyOf([...first, ...steps]));
  return state ? warningSignsOf(state, DAY_0 + day * DAY_MS) : [];
}

/** The levels of the findings of a sign, by rule. */
export function rules(sign: WarningSign, day: number, ...steps: Steps): Record<string, string> {
  const found = findings(day, ...steps).filter((one) => one.sign === sign);
  for (const { text, advice, version } of found) expect([text, advice, version]).not.toContain('');
  return Object.fromEntries(found.map(({ rule, level }) => [rule, level]));
}

export const due = (
  id: string,
  debtor: string,
  creditor: string,
  made: number,
  dueDay: number,
): Steps[number] =>
  promise(on(made), { commitmentId: id, debtors: [debtor], creditors: [creditor], dueOn: on(dueDay) });
export const missed = (id: string, day: number): Steps[number] => miss(on(day), { commitmentId: id });
export const kept = (id: string, day: number, by: string): Steps[number] =>
  keep(on(day), { commitmentId: id, confirmedBy: by });
export const contribution = (id: string, giver: string, day: number, amount = 1): Steps[number] =>
  give(on(day), {
    contributionId: id,
    givers: [giver],
    value: { amount, currency: 'EUR', basis: 'agreed' },
  });
export const breach = (day: number): Steps => [
  happened('BreachReported', day, { breachId: 'b', subject: 'ann', nature: 'told a secret', by: 'ben' }),
  happened('BreachConfirmed', day + 1, {
    breachId: 'b',
    decidedBy: 'cem',
    judgedBy: { subject: 'ann', towards: ['ben', 'cem'] },
  }),
];
