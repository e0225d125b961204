import { describeEvent } from './events.js';
import { type RecordedAllianceEvent } from '../catalogue/events.js';
import { type Names } from './names.js';

const names: Names = { partner: (id) => id.toUpperCase(), commitment: () => undefined };
const recording = {
  allianceId: 'entente',
  eventId: 'e9',
  revision: 9,
  position: '9',
  occurredOn: '1910',
  recordedAt: '2020-01-01T00:00:00Z',
  recordedBy: 'clerk',
} as const;
const talks = { contributionId: 'c', givers: ['uk'], kind: 'expertise', description: 'staff talks' } as const;

describe('an amendment in plain words', () => {
  const correction: RecordedAllianceEvent = {
    ...recording,
    type: 'EntryCorrected',
    data: { eventId: 'e7', type: 'ContributionMade', occurredOn: '1906-01', replacement: talks },
  };

  it('tells which sort of entry was wrong, and what is true instead', () => {
    expect(describeEvent(correction, names)).toBe(
      'The entry e7 (contribution made) was corrected; in truth, 1906-01: UK gave expertise to the others: staff talks',
    );
  });

  it('tells why, if that is known', () => {
    const explained = { ...correction, data: { ...correction.data, reason: 'a wrong year' } };
    expect(describeEvent(explained, names)).toBe(
      'The entry e7 (contribution made) was corrected: a wrong year; in truth, 1906-01: UK gave expertise to the others: staff talks',
    );
  });

  it('tells why an entry counts no more', () => {
    const data = { eventId: 'e7', reason: 'entered twice' };
    expect(describeEvent({ ...recording, type: 'EntryRetracted', data }, names)).toBe(
      'The entry e7 was retracted: entered twice',
    );
  });

  it('cites the entry by its revision and its words, where they are known', () => {
    const entry = (): object => ({ revision: 7, type: 'ContributionMade', data: talks });
    const knowing = { ...names, entry } as Names;
    const data = { eventId: 'e7', reason: 'entered twice' };
    expect(describeEvent({ ...recording, type: 'EntryRetracted', data }, knowing)).toBe(
      'The entry of revision 7 (UK gave expertise to the others: staff talks) was retracted: entered twice',
    );
    expect(describeEvent(correction, knowing)).toMatch(
      /^The entry of revision 7 \(UK gave expertise to the others: staff talks\) was corrected; in truth, 1906-01/,
    );
  });
});
