import { overdueCommitments } from '../assessment/overdue-commitments.js';
import { partiesAt } from '../commitment/terms.js';
import { below } from '../shared/compare.js';
import { type EventRef } from '../time/event-ref.js';
import { type Assessed, type DraftFinding, type SignRules, counted, named, shown } from './sign-rules.js';

const thresholds = { promises: 3, amberKept: 0.5, amberBalance: -0.3, redKept: 0.34, redBalance: -0.5 };
type Thresholds = typeof thresholds;

export const differentValues: SignRules<Thresholds> = {
  sign: 'W5',
  version: 2,
  thresholds,
  whilePaused: true,
  *check(assessed, limits) {
    yield* takesAndBreaks(assessed, limits);
    yield* breaches(assessed);
  },
};

interface PromisesDue {
  kept: number;
  readonly due: EventRef[];
}

/** A partner who takes more than it gives, and keeps few of its promises. */
function* takesAndBreaks(assessed: Assessed, limits: Thresholds): Iterable<DraftFinding> {
  const { leading } = assessed.reciprocity;
  if (!leading) return;
  const promises = promisesDue(assessed);
  const found = leading.partners.flatMap(({ partnerId, current, balance: B }) => {
    const { kept, due } = promises.get(partnerId) ?? { kept: 0, due: [] };
    if (!current || B === undefined || due.length < limits.promises) return [];
    const share = kept / due.length;
    const isRed = below(share, limits.redKept) && below(B, limits.redBalance);
    const isAmber = below(share, limits.amberKept) && below(B, limits.amberBalance);
    return isRed || isAmber ? [{ partnerId, isRed, share, B, due }] : [];
  });
  const [worst] = found.toSorted((a, b) => Number(b.isRed) - Number(a.isRed) || a.B - b.B);
  if (!worst) return;
  const { partnerId, isRed, share, B, due } = worst;
  yield {
    level: isRed ? 'red' : 'amber',
    rule: 'takes-and-breaks',
    facts: {
      partner: partnerId,
      partners: found.length,
      promises: due.length,
      kept: share,
      B,
      measure: leading.name,
    },
    text: `${named(assessed, [partnerId])} has kept ${shown(100 * share)} % of ${counted(due.length, 'promise')}, and takes more than it gives (B is ${shown(B)}).`,
    advice:
      'Ask what this partner is in the alliance for, and decide whether that is what you are in it for.',
    refs: found.flatMap((one) => one.due),
  };
}

/** By debtor: what has come due, be it overdue or decided, and how much of it was kept (late or not). */
function promisesDue({ state, asOf }: Assessed): Map<string, PromisesDue> {
  const promises = new Map<string, PromisesDue>();
  const count = (debtors: readonly string[], ref: EventRef, kept: boolean): void => {
    for (const debtor of debtors) {
      const known = promises.get(debtor) ?? { kept: 0, due: [] };
      known.due.push(ref);
      if (kept) known.kept += 1;
      promises.set(debtor, known);
    }
  };
  state.outcomes.forEach((outcome) => {
    count(outcome.debtors, outcome, outcome.type === 'CommitmentKept');
  });
  for (const commitment of overdueCommitments(state, asOf))
    count(partiesAt(commitment).debtors, commitment.made, false);
  return promises;
}

function* breaches({ state, present }: Assessed): Iterable<DraftFinding> {
  const confirmed = [...state.trackedItems.breach.values()].flatMap(({ opened, closed }) =>
    opened && closed?.type === 'BreachConfirmed' && present.has(closed.data.judgedBy.subject)
      ? [{ reported: opened, decided: closed, subject: closed.data.judgedBy.subject }]
      : [],
  );
  if (confirmed.length === 0) return;
  const subjects = [...new Set(confirmed.map(({ subject }) => subject))].sort();
  yield {
    level: 'red',
    rule: 'breach',
    facts: { breaches: confirmed.length, subjects: subjects.join(', ') },
    text: `Confirmed breaches of trust, ${confirmed.length} in all: ${named({ state }, subjects)}.`,
    advice: 'Decide together whether to go on, on what new ground rules, and who checks them.',
    refs: confirmed.flatMap(({ reported, decided }) => [reported, decided]),
  };
}
