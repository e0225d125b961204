import { type CommitmentAnswer } from '#application';
import { lastDayOf } from '#domain';
import { counted } from '../terminal/figures.js';
import { type Layout } from '../terminal/paint.js';
import { type Painted, table } from '../terminal/table.js';
import { namesOf, partiesText } from './parties.js';

export interface Due {
  /** Counted from 1970-01-01. */
  readonly today: number;
  readonly within: number;
  readonly overdue: readonly CommitmentAnswer[];
  readonly due: readonly CommitmentAnswer[];
  /** The alliances that the commitments are of. */
  readonly alliances: readonly {
    readonly allianceId: string;
    readonly name: string;
    readonly partners: readonly { readonly partnerId: string; readonly name: string }[];
  }[];
}

/** What is overdue, and what falls due next, the most urgent first. */
export function dueText({ today, within, overdue, due, alliances }: Due, layout: Layout): string {
  const { bold, red } = layout.paint;
  const byId = new Map(alliances.map((alliance) => [alliance.allianceId, alliance]));
  const listed = (commitments: readonly CommitmentAnswer[], when: (dueDay: number) => Painted): string[] => {
    if (commitments.length === 0) return [];
    const rows = commitments.map((commitment) => {
      const alliance = byId.get(commitment.allianceId);
      return [
        commitment.dueOn ?? '',
        commitment.dueOn === undefined ? '' : when(lastDayOf(commitment.dueOn)),
        alliance?.name ?? commitment.allianceId,
        partiesText(commitment, namesOf(alliance?.partners ?? [])),
        commitment.description,
      ];
    });
    return [table(['Due', '', 'Alliance', 'Who to whom', 'What'], rows, layout)];
  };
  const left = (days: number): string => (days === 0 ? 'today' : `in ${counted(days, 'day')}`);
  return [
    bold(overdue.length === 0 ? 'Nothing is overdue.' : `Overdue: ${counted(overdue.length, 'commitment')}`),
    ...listed(overdue, (on) => ({ text: `${counted(today - on, 'day')} ago`, paint: red })),
    '',
    bold(
      due.length === 0
        ? `Nothing falls due within ${counted(within, 'day')}.`
        : `Due within ${counted(within, 'day')}: ${counted(due.length, 'commitment')}`,
    ),
    ...listed(due, (on) => ({ text: left(on - today), paint: String })),
  ].join('\n');
}
