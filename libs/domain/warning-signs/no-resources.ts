import { movedDueOn, pausesOf } from '../alliance/pauses.js';
import { activeDaysBetween, dayOfEvent } from '../assessment/days.js';
import { type AssessmentState, type Need } from '../assessment/assessment-state.js';
import { type EventRef } from '../time/event-ref.js';
import { dayOf, firstDayOf, lastDayOf } from '../time/occurred-on.js';
import { type DraftFinding, counted, finding } from './finding.js';
import { type WarningThresholds } from './thresholds.js';

type Declared = NonNullable<Need['declared']>;

/** W3 */
export function noResources(
  state: AssessmentState,
  asOf: number,
  limits: WarningThresholds['W3'],
): DraftFinding[] {
  const unmet = [...state.needs.values()].flatMap(({ declared, met }) =>
    declared && !met ? [declared] : [],
  );
  return [
    ...unmetForLong(state, unmet, asOf, limits),
    ...nothingGiven(state, asOf, limits),
    ...unmetPastDate(state, unmet, asOf),
  ];
}

function unmetForLong(
  { profile }: AssessmentState,
  unmet: readonly Declared[],
  asOf: number,
  limits: WarningThresholds['W3'],
): DraftFinding[] {
  const ages = unmet.map((need) => activeDaysBetween(profile, dayOfEvent(need), dayOf(asOf)));
  const old = unmet.filter((_, index) => (ages[index] ?? 0) >= limits.needDays);
  if (old.length === 0) return [];
  const days = Math.max(...ages);
  return [
    finding('W3', {
      level: 'amber',
      rule: 'need-unmet',
      facts: { needs: old.length, days },
      text: `${counted(old.length, 'need')} unmet, for ${counted(days, 'day')} at most: ${kindsOf(old)}.`,
      advice: 'Ask each partner what it could give towards it, or do without and say so.',
      refs: old,
    }),
  ];
}

function nothingGiven(
  { profile, contributions, objectives }: AssessmentState,
  asOf: number,
  limits: WarningThresholds['W3'],
): DraftFinding[] {
  const open = [...objectives.values()].flatMap(({ set, achieved, dropped }) =>
    set && !achieved && !dropped ? [set] : [],
  );
  const last: EventRef | undefined = contributions.last();
  const since = last ? dayOfEvent(last) : firstDayOf(profile.formedOn);
  const days = activeDaysBetween(profile, since, dayOf(asOf));
  if (open.length === 0 || days < limits.givingDays) return [];
  return [
    finding('W3', {
      level: 'red',
      rule: 'nothing-given',
      facts: { days, objectives: open.length },
      text: `Nothing has been given for ${counted(days, 'day')}, and ${counted(open.length, 'objective')} still open.`,
      advice: 'Agree on who gives what next for each objective, or drop the objectives nobody gives for.',
      refs: last ? [last, ...open] : open,
    }),
  ];
}

/** Nothing falls due in a pause. */
function unmetPastDate(
  { profile }: AssessmentState,
  unmet: readonly Declared[],
  asOf: number,
): DraftFinding[] {
  const pauses = pausesOf(profile.phases);
  const late = unmet.map(({ neededBy, occurredOn }) => {
    return dayOf(asOf) - lastDayOf(movedDueOn(neededBy, occurredOn, pauses, asOf));
  });
  const past = unmet.filter((_, index) => (late[index] ?? 0) > 0);
  if (past.length === 0) return [];
  const days = Math.max(...late);
  return [
    finding('W3', {
      level: 'red',
      rule: 'need-past-date',
      facts: { needs: past.length, days },
      text: `${counted(past.length, 'need')} unmet past the date, by ${counted(days, 'day')} at most: ${kindsOf(past)}.`,
      advice: 'Decide together what no longer works without it, and change the plan or find another giver.',
      refs: past,
    }),
  ];
}

function kindsOf(needs: readonly Declared[]): string {
  return [...new Set(needs.map(({ kind }) => kind))].sort().join(', ');
}
