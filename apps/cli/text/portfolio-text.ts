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
    medianSurvival === undefined
      ? 'More than half of them live.'
      : `Half of them lived for ${counted(medianSurvival, 'day')}.`,
    firstMiss.medianDays === undefined
      ? 'Nothing was ever missed.'
      : `The first miss came after ${counted(firstMiss.medianDays, 'day')}, as the median of ${counted(firstMiss.alliances, 'alliance')}.`,
    ...(keptByMonth.length === 0 ? [] : ['', monthsTable(keptByMonth, layout)]),
  ].join('\n');
}

const monthsTable = (months: PortfolioAnswer['keptByMonth'], layout: Layout): string =>
  table(
    ['Month', ...['Kept', 'Late', 'Partly', 'Missed', '% kept'].map(figures)],
    months.map(({ month, kept, late, partlyKept, missed, keptRate }) => [
      month,
      ...[kept, late, partlyKept, missed, Math.round(keptRate * 100)].map(String),
    ]),
    layout,
  );
