import { alliancesTable } from './alliances-text.js';
import { paint } from './paint.js';

describe('alliances side by side', () => {
  it('counts those who are partners still, and what became of the promises', () => {
    const text = alliancesTable(
      [
        {
          allianceId: 'quad',
          name: 'The Quad',
          phase: 'active',
          formedOn: '2007-05',
          partners: [{}, {}, { leftOn: '2008' }],
          counts: { open: 5, kept: 3, late: 0, partlyKept: 0, missed: 1 },
          trust: { E: 0.6, band: 'unproven' },
        },
      ],
      { columns: 100, paint: paint(false) },
    );
    expect(text).toBe(
      [
        'Alliance  Phase   Years  Partners  Kept  Late  Partly  Missed  Open  Trust  Band',
        'The Quad  active  2007–         2     3     0       0       1     5   0.60  unproven',
      ].join('\n'),
    );
  });
});
