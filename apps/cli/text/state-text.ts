import { type StateAnswer } from '#application';
import { type Layout } from '../terminal/paint.js';
import { table } from '../terminal/table.js';
import { commitmentsTable } from './commitments-table.js';
import { namesOf } from './parties.js';
import { scoreText } from './score-text.js';

/** An alliance as it stood, with its commitments. `when` ends the title: `as of 2022-04-01`. */
export function stateText(
  { alliance, when }: { readonly alliance: StateAnswer; readonly when: string },
  layout: Layout,
): string {
  return [
    layout.paint.bold(`${alliance.name} (${alliance.allianceId}) ${when}`),
    '',
    table(['', ''], factsOf(alliance, layout), layout),
    '',
    commitmentsTable(alliance, layout),
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
