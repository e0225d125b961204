import { paint } from './paint.js';
import { type Step, stepText } from './steps-text.js';

const layout = { columns: 100, paint: paint(false) };
const step: Step = {
  revision: 4,
  occurredOn: '1906',
  recordedAt: '2026-11-22T10:00:00.000Z',
  recordedBy: 'local',
  text: 'United Kingdom kept the promise: diplomatic support',
  after: { phase: 'active', partners: 2, open: 1, kept: 1, missed: 0, trust: 2 / 3 },
};

describe('a step in words', () => {
  it('tells what happened, and what that changed', () => {
    expect(stepText(step, { ...step.after, open: 2, kept: 0, trust: 0.5 }, layout)).toBe(
      [
        '4  1906  United Kingdom kept the promise: diplomatic support',
        '   open 2 → 1, kept 0 → 1, trust 0.50 → 0.67; recorded on 2026-11-22 by local',
      ].join('\n'),
    );
  });

  it('that changed nothing of this says no more than who recorded it', () => {
    expect(stepText(step, step.after, layout)).toContain('\n   recorded on 2026-11-22 by local');
    expect(stepText(step, undefined, layout)).toContain('\n   recorded on 2026-11-22 by local');
  });
});
