import { readRecorded, streamOf } from './read-recorded.js';

const stored = {
  stream: streamOf('pact'),
  eventId: 'e1',
  type: 'AllianceLapsed',
  revision: 3,
  position: '0004',
  data: { basis: 'silence' },
  metadata: {
    schemaVersion: 1,
    occurredOn: '2008',
    recordedAt: '2020-01-01T00:00:00.000Z',
    recordedBy: 'clerk',
    source: 'a book',
  },
};

describe('an event from the store', () => {
  it('is one of its alliance, with where and when it was recorded', () => {
    expect(readRecorded(stored)).toEqual({
      type: 'AllianceLapsed',
      occurredOn: '2008',
      data: { basis: 'silence' },
      allianceId: 'pact',
      eventId: 'e1',
      revision: 3,
      position: '0004',
      recordedAt: '2020-01-01T00:00:00.000Z',
      recordedBy: 'clerk',
      source: 'a book',
    });
  });

  it.each([
    ['of another stream', { ...stored, stream: 'billing-7' }],
    ['of a type nobody knows', { ...stored, type: 'AllianceSung' }],
    ['without its metadata', { ...stored, metadata: {} }],
  ])('is refused %s', (_, event) => {
    expect(() => readRecorded(event)).toThrow(Error);
  });
});
