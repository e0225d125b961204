import { firstDayOf, startOf } from '../time/occurred-on.js';
import { movedDueOn, pausedSince, pausesOf } from './pauses.js';
import { type Phase } from '../catalogue/phases.js';
import { type RecordedPhaseSpan } from './phases.js';

const span = (phase: Phase, from: string): RecordedPhaseSpan => ({ phase, from, revision: 7 });
const winter = pausesOf([
  span('active', '2020-01-01'),
  span('paused', '2020-03-01'),
  span('active', '2020-04-01'),
]);
const lasting = pausesOf([span('active', '2020-01-01'), span('paused', '2020-03-01')]);

describe('the pauses of an alliance', () => {
  it('last from their first day to the resumption', () => {
    expect(winter).toEqual([
      {
        firstDay: firstDayOf('2020-03-01'),
        resumedOn: firstDayOf('2020-04-01'),
        ended: { at: startOf('2020-04-01'), revision: 7 },
      },
    ]);
    expect(lasting).toEqual([{ firstDay: firstDayOf('2020-03-01') }]);
    expect(pausedSince(lasting)).toBe(firstDayOf('2020-03-01'));
    expect(pausedSince(winter)).toBeUndefined();
    expect(pausedSince([])).toBeUndefined();
  });
});

describe('a due date', () => {
  it.each([
    ['before the pause', '2020-02-29', '2020-02-29'],
    ['on its first day', '2020-03-01', '2020-04-01'],
    ['in it', '2020-03-15', '2020-04-15'],
    ['after it', '2020-12-31', '2021-01-31'],
    ['that is imprecise, and over before it', '2020-02', '2020-02'],
    ['that is imprecise, and not over', '2020-03', '2020-05-01'],
  ])('%s: %s becomes %s', (_, dueOn, moved) => {
    expect(movedDueOn(dueOn, '2020-01-15', winter)).toBe(moved);
  });

  it('agreed on in a pause moves by the rest of it', () => {
    expect(movedDueOn('2020-05-01', '2020-03-22', winter)).toBe('2020-05-11');
  });

  it('agreed on after a pause does not move', () => {
    expect(movedDueOn('2020-05', '2020-04-02', winter)).toBe('2020-05');
  });

  it('moves again in the next pause, if it has come to lie in it', () => {
    const twice = pausesOf([
      span('active', '2020-01-01'),
      span('paused', '2020-03-01'),
      span('active', '2020-04-01'),
      span('paused', '2020-04-10'),
      span('active', '2020-04-20'),
    ]);
    expect(movedDueOn('2020-03-05', '2020-01-15', twice)).toBe('2020-04-05');
    expect(movedDueOn('2020-03-15', '2020-01-15', twice)).toBe('2020-04-25');
  });

  it('waits in a pause that lasts, and moves along with it as of a time', () => {
    expect(movedDueOn('2020-03-15', '2020-01-15', lasting)).toBe('2020-03-15');
    expect(movedDueOn('2020-03-15', '2020-01-15', lasting, startOf('2020-03-20'))).toBe('2020-04-03');
  });

  it('as of a time knows no later resumption, and no later pause', () => {
    expect(movedDueOn('2020-03-15', '2020-01-15', winter, startOf('2020-03-11'))).toBe('2020-03-25');
    expect(movedDueOn('2020-03-15', '2020-01-15', winter, startOf('2020-06-01'))).toBe('2020-04-15');
    expect(movedDueOn('2020-03-15', '2020-01-15', winter, startOf('2020-02-01'))).toBe('2020-03-15');
  });
});
