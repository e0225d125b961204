import { chainedBy, describeEventStore, MemoryEventStore, MemoryLog } from '#testing';
import { UnreadableEvent, UnrecordableEvent } from './errors.js';
import { eventHash, hashOf } from './event-hash.js';
import { type EventStore } from './event-store.js';
import { forwarding } from './forwarding.js';
import { hashChained } from './hash-chained.js';
import { type JsonObject, type NewEvent, type RecordedEvent } from './recorded-event.js';

const prepare = async () => {
  const log = new MemoryLog();
  return { open: async () => new MemoryEventStore(log) };
};

describeEventStore('A store of chained events, on a memory store', chainedBy(prepare));

let ids = 0;
const event = (data: JsonObject = {}): NewEvent => ({
  eventId: `id-${(ids += 1)}`,
  type: 'Happened',
  data,
  metadata: { recordedBy: 'me' },
});
const events = (count: number): NewEvent[] => Array.from({ length: count }, (_, n) => event({ n }));

async function read(store: EventStore, stream = 's'): Promise<RecordedEvent[]> {
  const all: RecordedEvent[] = [];
  for await (const one of store.readStream(stream)) all.push(one);
  return all;
}

/** What each event should say of itself and of the one before it. */
function expectChain(chained: readonly RecordedEvent[], from = 0): void {
  const hashes = chained.map((one) => eventHash(one));
  expect(chained.slice(from).map(hashOf)).toEqual(hashes.slice(from));
  expect(chained.slice(from).map(({ metadata }) => metadata['previousHash'])).toEqual(
    [undefined, ...hashes].slice(from, hashes.length),
  );
}

describe('A store of chained events', () => {
  let log: MemoryLog;
  let raw: MemoryEventStore;
  let store: EventStore;

  beforeEach(() => {
    log = new MemoryLog();
    raw = new MemoryEventStore(log);
    store = hashChained(raw);
  });

  it('chains what is appended alone and together, known and unknown, expected or not', async () => {
    await store.append('s', events(1), 'no-stream');
    await store.append('s', events(3), 0);
    await store.append('s', events(2), 'any');
    await hashChained(raw).append('s', events(2), 5);
    await store.append('s', events(2), 7);
    const all = await read(store);
    expect(all).toHaveLength(10);
    expectChain(all);
  });

  it('goes on after a refusal from what is there', async () => {
    await store.append('s', events(2), 'no-stream');
    await expect(store.append('s', events(1), 0)).rejects.toThrow('but it is at 1');
    await hashChained(raw).append('s', events(1), 1);
    await expect(store.append('s', events(1), 1)).rejects.toThrow('but it is at 2');
    await expect(store.append('s', events(1), 7)).rejects.toThrow('but it is at 2');
    await store.append('s', events(1), 2);
    expectChain(await read(store));
  });

  it('takes what somebody else had recorded under the same id as it is stored, not as it was sent again', async () => {
    const first = event({ n: 1 });
    await hashChained(raw).append('s', [first], 'no-stream');
    await store.append('s', [{ ...first, metadata: { recordedBy: 'later' } }], 'no-stream');
    await store.append('s', events(1), 0);
    expectChain(await read(store));
  });

  it('does the same where the store cannot tell a repeat', async () => {
    const forgetful = hashChained({
      ...forwarding(raw),
      append: async (...asked) => {
        const { revision, position } = await raw.append(...asked);
        return { revision, position };
      },
    });
    const first = event({ n: 1 });
    await store.append('s', [first], 'no-stream');
    await forgetful.append('s', [{ ...first, metadata: { recordedBy: 'later' } }], 'no-stream');
    await forgetful.append('s', events(2), 0);
    await forgetful.append('s', events(1), 2);
    expectChain(await read(store));
  });

  it('takes in a stream without hashes, and says from where it is chained', async () => {
    await raw.append('s', events(3), 'no-stream');
    await store.append('s', events(2), 2);
    const all = await read(store);
    expect(all.map(hashOf).map((hash) => hash !== undefined)).toEqual([false, false, false, true, true]);
    expectChain(all, 3);
    expect(all.map(({ metadata }) => metadata['chainedFrom'])).toEqual([
      undefined,
      undefined,
      undefined,
      3,
      undefined,
    ]);
  });

  it('has no two events follow the same one, whoever writes at once', async () => {
    const writers = Array.from({ length: 64 }, () => hashChained(new MemoryEventStore(log)));
    await store.append('s', events(1), 'no-stream');
    const outcomes = await Promise.allSettled(
      writers.flatMap((writer, n) => [
        writer.append('s', events(1 + (n % 3)), 0),
        writer.append('s', events(1), 'any'),
      ]),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(65);
    expectChain(await read(store));
  });

  it('refuses half a surrogate pair, that no canonical form has', async () => {
    await expect(store.append('s', [event({ text: '\ud800' })], 'no-stream')).rejects.toThrow(
      UnrecordableEvent,
    );
    expect(await read(store)).toEqual([]);
  });

  it('refuses to follow an event that cannot be read', async () => {
    const damaged = { ...event(), stream: 's', revision: 0, position: '1', metadata: {} };
    const unreadable = hashChained({
      ...forwarding(raw),
      async *readStream() {
        yield Object.defineProperty({ ...damaged }, 'data', {
          get: () => {
            throw new UnreadableEvent(damaged);
          },
        });
      },
    });
    await expect(unreadable.append('s', events(1), 0)).rejects.toThrow(UnreadableEvent);
  });

  it('forgets nothing that is under way when it is closed', async () => {
    await raw.append('s', events(2), 'no-stream');
    const appended = store.append('s', events(1), 1);
    await store.close();
    expect(await appended).toMatchObject({ revision: 2 });
    await expect(store.append('s', events(1), 2)).rejects.toThrow('closed');
    expectChain(await read(new MemoryEventStore(log)), 2);
  });
});
