import { TRUST_POLICY_PRESETS } from '#domain';
import { paint } from '../terminal/paint.js';
import { type ToldTimeline, trustText } from './trust-text.js';

const layout = { columns: 100, paint: paint(false) };

const point = {
  position: '1',
  eventId: 'e1',
  type: 'CommitmentKept',
  R: 0,
  S: 0,
  u: 0.4,
  counts: { kept: 1, late: 0, partlyKept: 0, missed: 0 },
  version: 1,
} as const;

const quad: ToldTimeline = {
  title: 'Trust in The Quad (quad)',
  when: 'now',
  policy: TRUST_POLICY_PRESETS.institutional,
  points: [
    {
      ...point,
      occurredOn: '2022-05-24',
      text: 'The meeting of 2022 was kept.',
      ageing: 0,
      change: 1 / 6,
      E: 2 / 3,
      lower: 0.223607,
      upper: 0.974679,
      band: 'unproven',
    },
    {
      ...point,
      occurredOn: '2023-01-01',
      text: 'The billion doses were missed.',
      ageing: -0.019,
      change: -0.155,
      E: 0.4925,
      lower: 0.13,
      upper: 0.86,
      band: 'fair',
    },
  ],
  now: {
    asOf: '2026-11-22T10:00:00.000Z',
    R: 0,
    S: 0,
    u: 0.4,
    E: 0.56,
    lower: 0.2,
    upper: 0.9,
    band: 'fair',
    counts: { kept: 3, late: 0, partlyKept: 0, missed: 1 },
  },
};

describe('a trust timeline in words', () => {
  it('shows the line, every point with both parts of its change, and how things stand now', () => {
    expect(trustText(quad, layout)).toBe(
      [
        'Trust in The Quad (quad)',
        '',
        '2022-05-24 ▆▄▅ 2026-11-22',
        '',
        'When        What happened                   Ageing  Event  Trust  90 % range  Band',
        '2022-05-24  The meeting of 2022 was kept.        –  +0.17   0.67  0.22–0.97   unproven',
        '2023-01-01  The billion doses were missed.   −0.02  −0.15   0.49  0.13–0.86   fair',
        '',
        'Now, 2026-11-22: 0.56 (90 % range 0.20–0.90), fair.',
        'Kept 3, late 0, partly kept 0, missed 1. Evidence counts half after 1,095 days.',
      ].join('\n'),
    );
  });

  it('says so where there is no evidence', () => {
    const text = trustText({ ...quad, points: [] }, layout);
    expect(text).toContain('No evidence yet: nothing was kept, missed or rated.');
    expect(text).not.toContain('What happened');
  });

  it('fits the columns, however long the words', () => {
    const points = quad.points.map((one) => ({ ...one, text: 'promise '.repeat(40).trim() }));
    const lengths = trustText({ ...quad, points }, layout)
      .split('\n')
      .map((textLine) => textLine.length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(layout.columns);
  });
});
