import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { eventHash, hashOf, type HashedEvent, BEGINNING, linked, linkOf } from './event-hash.js';

const event: HashedEvent = {
  stream: 'alliance-valley',
  revision: 7,
  eventId: '0b1c5a9e-0c8f-4a4e-9d36-0d2f3a1b5c7d',
  type: 'ContributionMade',
  data: { quantity: 1e21, 10: 'ten', 9: 'nine', note: undefined },
  metadata: { recordedBy: 'Zoë', source: undefined, previousHash: 'cHJldmlvdXM=' },
};

describe('The hash of an event', () => {
  it('is that of a leaf, of its canonical form as it is stored', () => {
    const stored = JSON.parse(JSON.stringify(event)) as unknown;
    const leaf = createHash('sha256').update(`\0${canonicalize(stored) ?? ''}`);
    expect(eventHash(event)).toBe(leaf.digest('base64'));
    expect(eventHash(event)).toBe('yd72yW18b4q1dRan30rVPivU750F4YUIGiFWAgvx2m8=');
  });

  it('does not depend on where it is written down, nor on where the store put the event', () => {
    const read = { ...event, position: '12', metadata: { ...event.metadata, hash: 'anything' } };
    expect(eventHash(read)).toBe(eventHash(event));
  });

  it.each<[string, Partial<HashedEvent>]>([
    ['stream', { stream: 'alliance-hill' }],
    ['revision', { revision: 8 }],
    ['id', { eventId: '0b1c5a9e-0c8f-4a4e-9d36-0d2f3a1b5c7e' }],
    ['type', { type: 'ContributionRevalued' }],
    ['data', { data: { ...event.data, quantity: 1e20 } }],
    ['metadata', { metadata: { ...event.metadata, recordedBy: 'Zoe' } }],
  ])('depends on its %s', (_, other) => {
    expect(eventHash({ ...event, ...other })).not.toBe(eventHash(event));
  });
});

describe('An event that is linked to another', () => {
  it('names its own hash and that of the other', () => {
    const first = linked({ ...event, metadata: {} }, event.stream, BEGINNING);
    expect(first.metadata).toEqual({ hash: eventHash(first) });
    const second = linked({ ...event, metadata: {} }, event.stream, linkOf(first));
    expect(second.metadata).toEqual({ previousHash: hashOf(first), hash: eventHash(second) });
  });

  it('says that it is the first, after one that was recorded without a hash', () => {
    const next = linked({ ...event, metadata: {} }, event.stream, linkOf(event));
    expect(next.metadata).toEqual({
      previousHash: eventHash(event),
      chainedFrom: 8,
      hash: eventHash(next),
    });
  });
});
