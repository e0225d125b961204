import { type StateAnswer } from '#application';
import { type Layout } from '../terminal/paint.js';
import { type Painted, table } from '../terminal/table.js';
import { namesOf, partiesText } from './parties.js';
import { scoreText } from './score-text.js';

/** An alliance as it stood, with its commitments. `when` ends the title: `as of 2022-04-01`. */
export function stateText(
  { alliance, when }: { readonly alliance: StateAnswer; readonly when: string },
  layout: Layout,
): string {
  const { commitments, partners } = alliance;
  return [
    layout.paint.bold(`${alliance.name} (${alliance.allianceId}) ${when}`),
    '',
    table(['', ''], factsOf(alliance, layout), layout),
    '',
    commitments.length === 0
      ? 'No commitments.'
      : table(
          ['Commitment', 'Status', 'Due', 'Who to whom', 'What'],
          commitments.map((commitment) => [
            commitment.commitmentId,
            statusText(commitment, layout),
            commitment.dueOn ?? '',
            partiesText(commitment, namesOf(partners)),
            commitment.description,
          ]),
          layout,
        ),
  ].join('\n');
}

function factsOf(alliance: StateAnswer, layout: Layout): readonly (readonly string[])[] {
  const { phase, kind, purpose, formedOn, endedOn, partners, coordinator, trust } = alliance;
  return [
    ['Phase', phase],
    ['Kind', kind],
    ['Purpose', purpose],
    ['Formed', formedOn],
    ...(endedOn === undefined ? [] : [['Ended', endedOn]]),
    [
      'Partners',
      partners
        .map(({ name, leftOn }) => (leftOn === undefined ? name : `${name} (left ${leftOn})`))
        .join(', '),
    ],
    ['Coordinator', coordinator === undefined ? 'nobody' : namesOf(partners)(coordinator)],
    ['Trust', scoreText(trust, layout)],
  ];
}

type Shown = Pick<StateAnswer['commitments'][number], 'status' | 'disputed'>;

function statusText({ status, disputed }: Shown, { paint }: Layout): Painted {
  const text = disputed ? `${status} (disputed)` : status;
  switch (status) {
    case 'kept':
      return { text, paint: paint.green };
    case 'missed':
    case 'overdue':
      return { text, paint: paint.red };
    case 'partly-kept':
      return { text, paint: paint.yellow };
    default:
      return { text, paint: String };
  }
}
