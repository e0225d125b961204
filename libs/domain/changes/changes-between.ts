import { Big } from 'big.js';
import { defined } from '../shared/defined.js';
import { type Figures } from './figures.js';

/** To how many decimal places figures are compared: at these, parts sum to the difference exactly. */
const PLACES = 12;
const NONE = new Big(0);

/** How one figure came from one value to another. What had no data counts as nothing. */
export interface FigureChange {
  readonly figure: string;
  /** Left out: no data. */
  readonly from?: number;
  readonly to?: number;
  /** The sum of `ageing` and of what each event changed, exactly: as decimal numbers, not as floating-point ones. */
  readonly difference: number;
  /** What the passing of time changed. */
  readonly ageing: number;
}

export interface ChangesBetween {
  /** Those that anything changed, by name. */
  readonly figures: readonly FigureChange[];
  /** For each event, in order, what it changed. */
  readonly parts: readonly (readonly { readonly figure: string; readonly change: number }[])[];
}

/**
 * What the passing of time, and then one event after the other, changed.
 * @param aged the same as `before`, as of the later instant
 * @param after the figures after each event, as of the later instant
 */
export function changesBetween(before: Figures, aged: Figures, after: readonly Figures[]): ChangesBetween {
  const steps = [aged, ...after];
  const last = steps.at(-1) ?? aged;
  const names = [...new Set([before, ...steps].flatMap((figures) => [...figures.keys()]))].sort();
  const parts = after.map((figures, nth) =>
    names.flatMap((figure) => {
      const change = difference(steps[nth] ?? aged, figures, figure);
      return change.eq(NONE) ? [] : [{ figure, change: change.toNumber() }];
    }),
  );
  const touched = new Set(parts.flatMap((changes) => changes.map(({ figure }) => figure)));
  const figures = names.flatMap((figure) => {
    const ageing = difference(before, aged, figure);
    if (ageing.eq(NONE) && !touched.has(figure)) return [];
    return [
      defined({
        figure,
        from: shown(before, figure),
        to: shown(last, figure),
        difference: difference(before, last, figure).toNumber(),
        ageing: ageing.toNumber(),
      }),
    ];
  });
  return { figures, parts };
}

function difference(from: Figures, to: Figures, figure: string): Big {
  return exact(to, figure).minus(exact(from, figure));
}

const exact = (figures: Figures, figure: string): Big =>
  new Big(figures.get(figure) ?? 0).round(PLACES, Big.roundHalfEven);

const shown = (figures: Figures, figure: string): number | undefined =>
  figures.has(figure) ? exact(figures, figure).toNumber() : undefined;
