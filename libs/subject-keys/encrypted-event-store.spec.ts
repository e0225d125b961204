import {
  describeEventStore,
  describeSubjectKeys,
  EVERY_TEXT,
  MemoryEventStore,
  MemoryKeys,
  MemoryLog,
  MemorySubjectKeys,
} from '#testing';
import { type NewEvent, type RecordedEvent, UnreadableEvent } from '#event-store';
import { digestOf, encrypting } from '#subject-keys';

describeSubjectKeys('The memory', async () => {
  const memory = new MemoryKeys();
  return { open: async () => new MemorySubjectKeys(memory) };
});

describeEventStore('The memory store with encrypted texts', async () => {
  const [log, memory] = [new MemoryLog(), new MemoryKeys()];
  return {
    open: async () => encrypting(new MemoryEventStore(log), new MemorySubjectKeys(memory), EVERY_TEXT),
  };
});

describe('an event store with encrypted texts', () => {
  let log: MemoryLog;
  let memory: MemoryKeys;
  beforeEach(() => {
    log = new MemoryLog();
    memory = new MemoryKeys();
  });
  const opened = () => encrypting(new MemoryEventStore(log), new MemorySubjectKeys(memory), EVERY_TEXT);
  const said = (text: string, n = 1): NewEvent => ({
    eventId: crypto.randomUUID(),
    type: 'Said',
    data: { n, text },
    metadata: { recordedBy: 'jane', schemaVersion: 1 },
  });
  const read = async (store = opened(), stream = 'valley') => {
    const events: RecordedEvent[] = [];
    for await (const event of store.readStream(stream)) events.push(event);
    return events;
  };
  const forget = (...subjects: string[]) =>
    new MemorySubjectKeys(memory).destroy({
      id: crypto.randomUUID(),
      scope: 'valley',
      at: '2026-11-28T09:30:00.000Z',
      by: 'officer',
      reason: 'asked',
      subjects: subjects.map(digestOf),
    });
  const stored = () => JSON.stringify(log.entries);

  it('stores no text, and gives it to readers', async () => {
    const event = said('the rooms on Tuesday');
    await opened().append('valley', [event], 'no-stream');
    expect(stored()).not.toMatch(/Tuesday|jane/);
    expect(await read()).toMatchObject([{ data: event.data, metadata: event.metadata }]);
  });

  it('shows when a text was erased, to a reader who had the key, too, and no other text', async () => {
    const reader = opened();
    await reader.append('valley', [said('of one', 1), said('of two', 2)], 'no-stream');
    await read(reader);
    await forget('partner/1', 'person/jane');
    for (const store of [reader, opened()])
      expect(await read(store)).toMatchObject([
        { data: { text: 'erased on 2026-11-28' }, metadata: { recordedBy: 'erased on 2026-11-28' } },
        { data: { text: 'of two' } },
      ]);
    await reader.append('valley', [said('of one, again', 1)], 1);
    expect((await read()).at(-1)).toMatchObject({ data: { text: 'of one, again' } });
  });

  it('reads plain texts as they are, and leaves streams alone in which nothing is personal', async () => {
    await new MemoryEventStore(log).append('valley', [said('in plain text')], 'no-stream');
    await opened().append('log-1', [said('not personal')], 'no-stream');
    expect(stored()).toContain('not personal');
    expect(await read()).toMatchObject([{ data: { text: 'in plain text' } }]);
  });

  it('delivers what nobody can decrypt as unreadable: with a lost key, or moved elsewhere', async () => {
    await opened().append('valley', [said('one'), said('two')], 'no-stream');
    const [one, two] = log.entries as unknown as { data: string }[];
    if (one === undefined || two === undefined) throw new Error('There are two.');
    [one.data, two.data] = [two.data, one.data];
    expect(await read()).toHaveLength(2);
    for (const event of await read()) expect(() => event.data).toThrow(UnreadableEvent);
    [one.data, two.data] = [two.data, one.data];
    memory.keys.clear();
    for (const event of await read()) expect(() => event.data).toThrow(UnreadableEvent);
  });

  it('encrypts snapshots, which every erasure in their scope destroys', async () => {
    await opened().append('valley', [said('one')], 'no-stream');
    await opened().writeSnapshot('valley', 'sum-1', { revision: 0, text: 'all of it' });
    expect(log.snapshots.get('valley\nsum-1') ?? JSON.stringify([...log.snapshots])).not.toContain(
      'all of it',
    );
    expect(await opened().readSnapshot('valley', 'sum-1')).toEqual({ revision: 0, text: 'all of it' });
    await forget('snapshots');
    expect(await opened().readSnapshot('valley', 'sum-1')).toBeUndefined();
  });

  it('tells a subscription of an erasure that happened while it waited', async () => {
    const store = opened();
    await store.append('valley', [said('one')], 'no-stream');
    const stop = new AbortController();
    const heard: unknown[] = [];
    for await (const message of store.subscribe({ signal: stop.signal })) {
      if (message.kind === 'event') heard.push(message.event.data['text']);
      else if (heard.length === 1) {
        await store.append('valley', [said('two')], 0);
        await forget('partner/1');
      } else stop.abort();
    }
    expect(heard).toEqual(['one', 'erased on 2026-11-28']);
  });
});
