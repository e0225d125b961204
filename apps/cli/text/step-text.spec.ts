import { paint } from './paint.js';
import { type Step, stepText } from './step-text.js';

const layout = { columns: 100, paint: paint(false) };
const step: Step = {
  revision: 4,
  occurredOn: '1906',
  recordedAt: '2026-11-22T10:00:00.000Z',
  recordedBy: 'local',
  text: 'United Kingdom kept the promise: diplomatic support',
  changes: [
    { of: 'open', from: '2', to: '1' },
    { of: 'kept', from: '0', to: '1' },
  ],
};

describe('a step in words', () => {
  it('tells what happened, and what that changed', () => {
    expect(stepText(step, layout)).toBe(
      [
        '4  1906  United Kingdom kept the promise: diplomatic support',
        '   open 2 → 1, kept 0 → 1; recorded on 2026-11-22 by local',
      ].join('\n'),
    );
  });

  it('that changed nothing of this says no more than who recorded it', () => {
    expect(stepText({ ...step, changes: [] }, layout)).toContain('\n   recorded on 2026-11-22 by local');
  });
});
