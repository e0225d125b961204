import { currentPartners } from '../alliance/profile.js';
import { partiesAt } from '../commitment/terms.js';
import { below } from '../shared/compare.js';
import { type AssessmentState } from '../assessment/assessment-state.js';
import { type EventRef } from '../time/event-ref.js';
import { overdueCommitments } from '../assessment/overdue-commitments.js';
import { type Reciprocity } from '../reciprocity/reciprocity.js';
import { type DraftFinding, counted, finding, named, shown } from './finding.js';
import { type WarningThresholds } from './thresholds.js';

interface Promises {
  kept: number;
  readonly due: EventRef[];
}

/** W5 */
export function differentValues(
  state: AssessmentState,
  asOf: number,
  limits: WarningThresholds['W5'],
  reciprocity: Reciprocity,
): DraftFinding[] {
  return [...takesAndBreaks(state, asOf, limits, reciprocity), ...breaches(state)];
}

/** A partner who takes more than it gives, and keeps few of its promises. */
function takesAndBreaks(
  state: AssessmentState,
  asOf: number,
  limits: WarningThresholds['W5'],
  { leading }: Reciprocity,
): DraftFinding[] {
  const balances = new Map(leading?.partners.map(({ partnerId, balance }) => [partnerId, balance]));
  const promises = promisesOf(state, asOf);
  const found = currentPartners(state.profile).flatMap(({ partnerId }) => {
    const { kept, due } = promises.get(partnerId) ?? { kept: 0, due: [] };
    const B = balances.get(partnerId);
    if (B === undefined || due.length < limits.promises) return [];
    const share = kept / due.length;
    const isRed = below(share, limits.redKept) && below(B, limits.redBalance);
    const isAmber = below(share, limits.amberKept) && below(B, limits.amberBalance);
    return isRed || isAmber ? [{ partnerId, isRed, share, B, due }] : [];
  });
  const [worst] = [...found].sort((a, b) => Number(b.isRed) - Number(a.isRed) || a.B - b.B);
  if (!worst || !leading) return [];
  const { partnerId, isRed, share, B, due } = worst;
  return [
    finding('W5', {
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
      text: `${named(state.profile, [partnerId])} has kept ${shown(100 * share)} % of ${counted(due.length, 'promise')}, and takes more than it gives (B is ${shown(B)}).`,
      advice:
        'Ask what this partner is in the alliance for, and decide whether that is what you are in it for.',
      refs: found.flatMap((one) => one.due),
    }),
  ];
}

/** By debtor: what has come due, be it overdue or decided, and how much of it was kept (late or not). */
function promisesOf(state: AssessmentState, asOf: number): Map<string, Promises> {
  const promises = new Map<string, Promises>();
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

function breaches({ profile, breaches: all }: AssessmentState): DraftFinding[] {
  const confirmed = [...all.values()].flatMap((breach) => breach.confirmed ?? []);
  if (confirmed.length === 0) return [];
  const subjects = [...new Set(confirmed.map(({ judgedBy }) => judgedBy.subject))].sort();
  const reports = [...all.values()].flatMap(({ confirmed: is, reported }) =>
    is && reported ? [reported] : [],
  );
  return [
    finding('W5', {
      level: 'red',
      rule: 'breach',
      facts: { breaches: confirmed.length, subjects: subjects.join(', ') },
      text: `Confirmed breaches of trust, ${confirmed.length} in all: ${named(profile, subjects)}.`,
      advice: 'Decide together whether to go on, on what new ground rules, and who checks them.',
      refs: [...reports, ...confirmed],
    }),
  ];
}
