import { type PortfolioAnswer } from '#application';
import { counted, dayOf } from '../terminal/figures.js';
import { type Layout } from '../terminal/paint.js';
import { figures, table } from '../terminal/table.js';

/** A portfolio as people read it: how many of what sort, how long they live, and what is kept month by month. */
export function portfolioText(portfolio: PortfolioAnswer, layout: Layout): string {
  const { asOf, alliances, phases, kinds, endings, medianSurvival, firstMiss, keptByMonth } = portfolio;
  const sorts = { Phase: phases, Kind: kinds, Ending: endings };
  return [
    layout.paint.bold(`${counted(alliances, 'alliance')}, as of ${dayOf(asOf)}`),
    '',
    table(
      ['', '', figures('Alliances')],
      Object.entries(sorts).flatMap(([sort, counts]) =>
        Object.entries(counts).flatMap(([name, count]) => (count === 0 ? [] : [[sort, name, String(count)]])),
      ),
      layout,
    ),
    '',
    `Half of them lived for ${days(medianSurvival, 'longer than any ended')}.`,
    `The first miss came after ${days(firstMiss.medianDays, 'nothing yet')}; ${firstMiss.never} never missed.`,
    ...(keptByMonth.length === 0 ? [] : ['', monthsTable(keptByMonth, layout)]),
  ].join('\n');
}

const days = (count: number | undefined, otherwise: string): string =>
  count === undefined ? otherwise : counted(count, 'day');

const monthsTable = (months: PortfolioAnswer['keptByMonth'], layout: Layout): string =>
  table(
    ['Month', ...['Kept', 'Late', 'Partly', 'Missed', '% kept'].map(figures)],
    months.map(({ month, kept, late, partlyKept, missed, keptRate }) => [
      month,
      ...[kept, late, partlyKept, missed, Math.round(keptRate * 100)].map(String),
    ]),
    layout,
  );
