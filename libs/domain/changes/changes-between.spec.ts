import { changesBetween } from './changes-between.js';

const figures = (given: Readonly<Record<string, number>>) => new Map(Object.entries(given));

describe('what changed', () => {
  it('is what time did, and then each event, and nothing is lost on the way', () => {
    const { figures: changed, parts } = changesBetween(
      figures({ trust: 0.3, same: 1 }),
      figures({ trust: 0.1 + 0.2 - 0.05, same: 1 }),
      [figures({ trust: 0.1, same: 1, new: 2 }), figures({ trust: 0.7, same: 1, new: 2 })],
    );
    expect(changed).toEqual([
      { figure: 'new', to: 2, difference: 2, ageing: 0 },
      { figure: 'trust', from: 0.3, to: 0.7, difference: 0.4, ageing: -0.05 },
    ]);
    expect(parts).toEqual([
      [
        { figure: 'new', change: 2 },
        { figure: 'trust', change: -0.15 },
      ],
      [{ figure: 'trust', change: 0.6 }],
    ]);
  });

  it('tells of a figure that came back to what it was', () => {
    const { figures: changed } = changesBetween(figures({ open: 1 }), figures({ open: 1 }), [
      figures({ open: 2 }),
      figures({ open: 1 }),
    ]);
    expect(changed).toEqual([{ figure: 'open', from: 1, to: 1, difference: 0, ageing: 0 }]);
  });
});
