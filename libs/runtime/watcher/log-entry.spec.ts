import { type Notice } from '#process-managers';
import { noticed } from './log-entry.js';

const notices = (count: number): Notice[] =>
  Array.from({ length: count }, (_, n) => ({
    allianceId: `alliance-${n}`,
    key: `silence ${n}`,
    text: 'Nothing has happened',
    since: '2020-01-01',
  }));

describe('what is noticed of alliances', () => {
  it('is logged of each, where they are few', () => {
    expect(noticed(notices(5)).map(({ details }) => details['allianceId'])).toEqual(
      [0, 1, 2, 3, 4].map((n) => `alliance-${n}`),
    );
  });

  it('is logged in one line for all, where they are many, as at a start', () => {
    const [entry, ...others] = noticed(notices(1_009));
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ level: 'warn', text: expect.stringContaining('1009 times') });
    expect(entry?.details['some']).toContain('alliance-0, alliance-1');
  });
});
