import { RuleViolation, UnknownAlliance, UnknownReference, streamOf } from '#domain';
import { type JsonObject, type NewEvent } from '#event-store';
import { MemoryEventStore } from '#testing';
import { findEntry } from './find-entry.js';

const gift = { contributionId: 'pump', givers: ['a'], kind: 'equipment', description: 'A pump' };

function event(eventId: string, type: string, data: JsonObject, idempotencyKey?: string): NewEvent {
  const metadata = {
    schemaVersion: 1,
    occurredOn: '2020-06-01',
    recordedBy: 'me',
    correlationId: 'trail',
    causationId: 'trail',
    recordedAt: '2020-06-02T00:00:00.000Z',
    ...(idempotencyKey === undefined ? {} : { idempotencyKey, requestHash: 'x' }),
  };
  return { eventId, type, data, metadata };
}

const corrected = (eventId: string, description: string, key?: string): NewEvent =>
  event(
    eventId,
    'EntryCorrected',
    {
      eventId: 'gift',
      type: 'ContributionMade',
      occurredOn: '2020-05-01',
      replacement: { ...gift, description },
    },
    key,
  );

async function storeWith(...events: NewEvent[]): Promise<MemoryEventStore> {
  const store = new MemoryEventStore();
  await store.append(
    streamOf('valley'),
    [event('gift', 'ContributionMade', gift, 'given'), ...events],
    'no-stream',
  );
  return store;
}

const asked = { caller: 'me', key: undefined };

describe('finding an entry', () => {
  it('finds it as it was recorded', async () => {
    const entry = await findEntry(await storeWith(), 'valley', 'gift', asked);
    expect(entry).toMatchObject({ eventId: 'gift', type: 'ContributionMade', data: gift });
  });

  it('finds it as it was last corrected, retracted or not', async () => {
    const store = await storeWith(
      corrected('first', 'Two pumps'),
      corrected('second', 'Three pumps'),
      event('gone', 'EntryRetracted', { eventId: 'gift', reason: 'x' }),
    );
    const entry = await findEntry(store, 'valley', 'gift', asked);
    expect(entry).toMatchObject({
      occurredOn: '2020-05-01',
      data: { ...gift, description: 'Three pumps' },
      amends: 'gift',
    });
  });

  it('finds it for a repeat as it was the first time', async () => {
    const store = await storeWith(corrected('first', 'Two pumps', 'one'), corrected('second', 'Three pumps'));
    const found = async (caller: string, key: string): Promise<unknown> =>
      (await findEntry(store, 'valley', 'gift', { caller, key })).data;
    expect(await found('me', 'one')).toEqual(gift);
    expect(await found('you', 'one')).toMatchObject({ description: 'Three pumps' });
    // A key that the entry itself was recorded under.
    expect(await found('me', 'given')).toMatchObject({ description: 'Three pumps' });
  });

  it('finds nothing else', async () => {
    const store = await storeWith(corrected('first', 'Two pumps'));
    await expect(findEntry(store, 'valley', 'none', asked)).rejects.toBeInstanceOf(UnknownReference);
    await expect(findEntry(store, 'nowhere', 'gift', asked)).rejects.toBeInstanceOf(UnknownAlliance);
    const amendment = await findEntry(store, 'valley', 'first', asked).catch((error: unknown) => error);
    expect(amendment).toBeInstanceOf(RuleViolation);
    expect(amendment).toMatchObject({ rule: 'not-open', detail: expect.stringContaining('gift') });
  });
});
