import { dayOf } from '../time/occurred-on.js';
import { NEVER, overdueFrom, statusAt } from './overdue.js';

const day = (date: string): number => dayOf(Date.parse(date));

describe('a commitment is overdue', () => {
  it('from the day after its due date', () => {
    expect(overdueFrom({ status: 'open', dueOn: '2020-02-01' })).toBe(Date.parse('2020-02-02'));
    expect(overdueFrom({ status: 'open', dueOn: '2020-02' })).toBe(Date.parse('2020-03-01'));
  });

  it('never, without a due date, or where it fell due in a pause that lasts', () => {
    expect(overdueFrom({ status: 'open' })).toBe(NEVER);
    expect(overdueFrom({ status: 'open', dueOn: '2020-02-01' }, day('2020-02-01'))).toBe(NEVER);
    expect(overdueFrom({ status: 'open', dueOn: '2020-02-01' }, day('2020-02-02'))).toBe(
      Date.parse('2020-02-02'),
    );
  });

  it.each([
    ['2020-01-31', undefined, 'open'],
    ['2020-02-01', undefined, 'open'],
    ['2020-02-02', undefined, 'overdue'],
    ['2020-03-01', '2020-02-01', 'open'],
    ['2020-03-01', '2020-02-02', 'overdue'],
  ])('on reading: on %s, paused since %s, it is %s', (now, paused, status) => {
    const commitment = { status: 'open', dueOn: '2020-02-01' } as const;
    const from = overdueFrom(commitment, paused === undefined ? undefined : day(paused));
    expect(statusAt({ ...commitment, overdueFrom: from }, Date.parse(now))).toBe(status);
  });

  it('no more, once it is concluded', () => {
    expect(statusAt({ status: 'kept', overdueFrom: 0 }, 1)).toBe('kept');
  });
});
