import { paint } from '../terminal/paint.js';
import { type Step, stepsText } from './step-text.js';

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

describe('steps in words', () => {
  it('tell what happened, what that changed, and who recorded it', () => {
    const steps = [step, { ...step, revision: 5, text: 'Russia joined', changes: [] }];
    expect(stepsText(steps, { columns: 100, paint: paint(false) })).toBe(
      [
        'Revision  When  What happened, and what it changed',
        '       4  1906  United Kingdom kept the promise: diplomatic support',
        '                open 2 → 1, kept 0 → 1',
        '                Recorded on 2026-11-22 by local',
        '       5  1906  Russia joined',
        '                Recorded on 2026-11-22 by local',
      ].join('\n'),
    );
  });
});
