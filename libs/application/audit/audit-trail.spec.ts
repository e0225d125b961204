import { EventStoreUnavailable, type RecordedEvent } from '#event-store';
import { MemoryEventStore } from '#testing';
import { type Identity } from '../shared/identity.js';
import { type Access, auditEntryOf } from './access.js';
import { AuditTrail } from './audit-trail.js';

const read: Access = { what: 'events', through: 'http', allianceId: 'valley' };
const by = { caller: 'ann', correlationId: 'trail' };

let ids = 0;
const identity: Identity = {
  fresh: () => `00000000-0000-7000-8000-${String((ids += 1)).padStart(12, '0')}`,
  named: (name) => name,
  digest: (text) => text,
};

const trailOn = (store: MemoryEventStore, now = (): string => '2026-11-28T10:00:00.000Z'): AuditTrail =>
  new AuditTrail({ store, identity, now });

async function eventsIn(store: MemoryEventStore): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const event of store.readAll()) events.push(event);
  return events;
}

describe('the audit trail', () => {
  it('says who was handed out what, when, and why', async () => {
    const store = new MemoryEventStore();
    const entry = { ...read, purpose: 'case 17', range: { from: 2 } };
    expect(await trailOn(store).record(entry, by)).toEqual({ stream: 'audit-2026-11', revision: 0 });
    const [event] = await eventsIn(store);
    expect(event?.type).toBe('RecordsRead');
    expect(event && auditEntryOf(event)).toEqual({
      ...entry,
      eventId: event?.eventId,
      stream: 'audit-2026-11',
      revision: 0,
      recordedAt: '2026-11-28T10:00:00.000Z',
      caller: 'ann',
    });
  });

  it('has an entry for each, in a stream for each month, whoever else writes to it', async () => {
    const store = new MemoryEventStore();
    let month = 11;
    const now = (): string => `2026-${month}-01T00:00:00.000Z`;
    const trails = [trailOn(store, now), trailOn(store, now)];
    const places = await Promise.all(
      Array.from({ length: 250 }, (_, index) => trails[index % 2]?.record(read, by)),
    );
    expect(new Set(places.map((place) => place?.revision)).size).toBe(250);
    month = 12;
    expect(await trails[0]?.record(read, by)).toEqual({ stream: 'audit-2026-12', revision: 0 });
    expect(await eventsIn(store)).toHaveLength(251);
  });

  it('never goes back in time within a stream', async () => {
    const store = new MemoryEventStore();
    await trailOn(store, () => '2026-11-28T10:00:00.000Z').record(read, by);
    await trailOn(store, () => '2026-11-27T10:00:00.000Z').record(read, by);
    const times = (await eventsIn(store)).map(({ metadata }) => metadata['recordedAt']);
    expect(times).toEqual(['2026-11-28T10:00:00.000Z', '2026-11-28T10:00:00.000Z']);
  });

  it('fails whoever waits for an entry that cannot be recorded, and goes on afterwards', async () => {
    const store = new MemoryEventStore();
    const trail = trailOn(store);
    const append = store.append.bind(store);
    store.append = () => Promise.reject(new EventStoreUnavailable('away'));
    const both = await Promise.allSettled([trail.record(read, by), trail.record(read, by)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    store.append = append;
    expect(await trail.record(read, by)).toMatchObject({ revision: 0 });
  });
});
