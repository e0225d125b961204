import {
  CONCERN_KINDS,
  dateOf,
  type AllianceState,
  type CommandData,
  type TrackedItem,
  type TrackedItemKind,
} from '#domain';
import { type IntentOf } from './intent.js';
import { pick } from './pick.js';

type ActionOnTrackedItem =
  | 'SetObjective'
  | 'ReportProgress'
  | 'AchieveObjective'
  | 'DropObjective'
  | 'RealiseBenefit'
  | 'DeclareResourceNeed'
  | 'MeetResourceNeed'
  | 'RaiseConcern'
  | 'ResolveConcern'
  | 'ReportBreach'
  | 'ConfirmBreach'
  | 'DismissBreach';

/** An objective, a benefit, a need, a concern or a breach, and what becomes of it. */
export function dataOfTrackedItem(
  { action, who, whom, which, amount }: IntentOf<ActionOnTrackedItem>,
  state: AllianceState,
  partners: readonly string[],
  nth: number,
  day: number,
): CommandData[ActionOnTrackedItem] {
  const open = (kind: TrackedItemKind): string => stillOpen(state, kind, which)?.id ?? 'none';
  switch (action) {
    case 'SetObjective':
      return { objectiveId: `o${nth}`, text: `objective ${nth}`, weight: amount / 10, markers: [] };
    case 'ReportProgress':
      return { objectiveId: open('objective'), progress: amount / 100 };
    case 'AchieveObjective':
      return { objectiveId: open('objective') };
    case 'DropObjective':
      return { objectiveId: open('objective'), reason: 'no longer wanted' };
    case 'RealiseBenefit':
      return {
        benefitId: `b${nth}`,
        partnerId: pick(partners, who),
        kind: 'sales',
        description: `benefit ${nth}`,
        ...(whom % 2 === 0 && { value: { amount, currency: 'EUR', basis: 'estimate' } }),
      };
    case 'DeclareResourceNeed':
      return { needId: `n${nth}`, kind: 'time', neededBy: dateOf(day + (which % 90)) };
    case 'MeetResourceNeed':
      return { needId: open('need'), by: pick(partners, who) };
    case 'RaiseConcern':
      return {
        concernId: `w${nth}`,
        kind: pick(CONCERN_KINDS, amount),
        text: `worry ${nth}`,
        ...(whom % 2 === 0 && { about: pick(partners, who) }),
      };
    case 'ResolveConcern':
      return { concernId: open('concern') };
    case 'ReportBreach':
      return {
        breachId: `x${nth}`,
        subject: pick(partners, who),
        nature: 'a secret told',
        by: pick(partners, whom),
      };
    case 'ConfirmBreach':
    case 'DismissBreach':
      return { breachId: open('breach'), decidedBy: pick([...partners, 'an arbiter'], who) };
    default:
      return action satisfies never;
  }
}

function stillOpen(
  { trackedItems }: AllianceState,
  kind: TrackedItemKind,
  which: number,
): TrackedItem | undefined {
  const open = trackedItems[kind].valueSeq().filter((item) => !item.closed);
  return pick(open.sortBy(({ id }) => id).toArray(), which);
}
