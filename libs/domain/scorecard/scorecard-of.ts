import type { Ledger } from '../ledger/ledger.js';
import type { Scorecard } from './scorecard.js';

/** The dimensions of an alliance side by side, as of an instant (milliseconds since 1970). */
export function scorecardOf({ allianceId }: Ledger, asOf: number): Scorecard {
  const none = { state: 'no-data', events: [] } as const;
  return {
    allianceId,
    asOf,
    dimensions: [
      {
        ...none,
        dimension: 'relationship',
        figures: { R: 0, S: 0, u: 1, band: 'unproven', lower: 5, upper: 95 },
      },
      { ...none, dimension: 'delivery', figures: { outcomes: 0, weight: 0, overdue: 0 } },
      { ...none, dimension: 'progress', figures: { objectives: 0, achieved: 0, dropped: 0, weight: 0 } },
      { ...none, dimension: 'balance', figures: {} },
      { ...none, dimension: 'value', figures: { rewarded: 0, partners: 0, returns: {} } },
      { ...none, dimension: 'adaptability', figures: {} },
    ],
  };
}
