import { type ReciprocityView } from '#domain';
import { counted, dayOf, score, whole } from '../terminal/figures.js';
import { type Layout } from '../terminal/paint.js';
import { figures, table } from '../terminal/table.js';
import { namesOf } from './parties.js';

interface Told extends ReciprocityView {
  readonly name: string;
  readonly partners: Parameters<typeof namesOf>[0];
}

/** Reciprocity as people read it: what each gave and got, a table for each measure. */
export function reciprocityText(told: Told, layout: Layout): string {
  const { allianceId, name, asOf, contributions, natural, valued, leading, partners } = told;
  const nameOf = namesOf(partners);
  const figure = (value: number | undefined): string => (value === undefined ? '–' : score(value));
  return [
    layout.paint.bold(`Reciprocity in ${name} (${allianceId}), as of ${dayOf(asOf)}`),
    ...[...natural, ...valued].flatMap((measured) => [
      '',
      `${measured.name}, ${whole(measured.coverage)} % of ${counted(contributions, 'contribution')}:`,
      table(
        ['Partner', ...['Share', 'Given', 'Received', 'Balance', 'Return'].map(figures)],
        measured.partners.map((one) => [
          nameOf(one.partnerId),
          score(one.share),
          score(one.given),
          score(one.received),
          figure(one.balance),
          figure(one.returnOnEffort),
        ]),
        layout,
      ),
    ]),
    '',
    leading === undefined ? 'Nothing was given yet.' : `What compares the partners best is ${leading}.`,
  ].join('\n');
}
