import { movedDueOn, pausesOf } from '../alliance/pauses.js';
import { dayOfEvent } from '../assessment/days.js';
import { firstDayOf, lastDayOf } from '../time/occurred-on.js';
import { type ItemEvent } from '../tracked-items/tracked-items.js';
import { type Assessed, type DraftFinding, type SignRules, activeDaysSince, counted } from './sign-rules.js';

type Declared = Extract<ItemEvent, { type: 'ResourceNeedDeclared' }>;

const thresholds = { needDays: 30, givingDays: 60 };
type Thresholds = typeof thresholds;

export const noResources: SignRules<Thresholds> = {
  sign: 'W3',
  version: 2,
  thresholds,
  *check(assessed, limits) {
    const unmet = [...assessed.state.trackedItems.need.values()].flatMap(({ opened, closed }) =>
      opened?.type === 'ResourceNeedDeclared' && !closed ? [opened] : [],
    );
    yield* unmetForLong(assessed, unmet, limits);
    yield* nothingGiven(assessed, limits);
    yield* unmetPastDate(assessed, unmet);
  },
};

function* unmetForLong(
  assessed: Assessed,
  unmet: readonly Declared[],
  { needDays }: Thresholds,
): Iterable<DraftFinding> {
  const ageOf = (need: Declared): number => activeDaysSince(assessed, dayOfEvent(need));
  const old = unmet.filter((need) => ageOf(need) >= needDays);
  if (old.length === 0) return;
  const days = Math.max(...old.map(ageOf));
  yield {
    level: 'amber',
    rule: 'need-unmet',
    facts: { needs: old.length, days },
    text: `${counted(old.length, 'need')} unmet, for ${counted(days, 'day')} at most: ${kindsOf(old)}.`,
    advice: 'Ask each partner what it could give towards it, or do without and say so.',
    refs: old,
  };
}

function* nothingGiven(assessed: Assessed, { givingDays }: Thresholds): Iterable<DraftFinding> {
  const { profile, contributions, trackedItems } = assessed.state;
  const open = [...trackedItems.objective.values()].flatMap(({ opened, closed }) =>
    opened && !closed ? [opened] : [],
  );
  const last = contributions.last();
  const days = activeDaysSince(assessed, last ? dayOfEvent(last) : firstDayOf(profile.formedOn));
  if (open.length === 0 || days < givingDays) return;
  yield {
    level: 'red',
    rule: 'nothing-given',
    facts: { days, objectives: open.length },
    text: `Nothing has been given for ${counted(days, 'day')}, and ${counted(open.length, 'objective')} still open.`,
    advice: 'Agree on who gives what next for each objective, or drop the objectives nobody gives for.',
    refs: last ? [last, ...open] : open,
  };
}

/** Nothing falls due in a pause. */
function* unmetPastDate(assessed: Assessed, unmet: readonly Declared[]): Iterable<DraftFinding> {
  const { state, asOf } = assessed;
  const pauses = pausesOf(state.profile.phases);
  const lateBy = ({ data, occurredOn }: Declared): number =>
    activeDaysSince(assessed, lastDayOf(movedDueOn(data.neededBy, occurredOn, pauses, asOf)));
  const past = unmet.filter((need) => lateBy(need) > 0);
  if (past.length === 0) return;
  const days = Math.max(...past.map(lateBy));
  yield {
    level: 'red',
    rule: 'need-past-date',
    facts: { needs: past.length, days },
    text: `${counted(past.length, 'need')} unmet past the date, by ${counted(days, 'day')} at most: ${kindsOf(past)}.`,
    advice: 'Decide together what no longer works without it, and change the plan or find another giver.',
    refs: past,
  };
}

function kindsOf(needs: readonly Declared[]): string {
  return [...new Set(needs.map(({ data }) => data.kind))].sort().join(', ');
}
