import { type Command } from '#domain';
import { type RecordedEvent } from '#event-store';
import { createApplication, intentionSender, runWatcher } from '#runtime';
import { ALLIANCE, commands, MemoryEventStore, MemoryReadStore } from '#testing';

const { form, keep, promise, retract } = commands;
const RIGHT = '2026-01-05T12:00:00.000Z';
const A_YEAR_AHEAD = '2027-01-05T12:00:00.000Z';
const LONG_AFTER = '2026-03-01T12:00:00.000Z';
const AN_HOUR_BEHIND = '2026-01-05T11:00:00.000Z';

describe('a clock that is wrong', () => {
  let events: MemoryEventStore;
  let now: string;
  let application: ReturnType<typeof createApplication>;
  beforeEach(async () => {
    events = new MemoryEventStore();
    now = RIGHT;
    application = createApplication({
      eventStore: events,
      readStore: new MemoryReadStore(),
      clock: () => now,
    });
    await send(form('2025-12-01'));
    await send(promise('2025-12-02', { dueOn: '2026-01-20' }));
  });

  const send = (command: Command) =>
    application.commands.send({ ...command, now }, { caller: 'ann', correlationId: 'c' });
  const recorded = async (): Promise<RecordedEvent[]> => {
    const all: RecordedEvent[] = [];
    for await (const event of events.readStream(`alliance-${ALLIANCE}`)) all.push(event);
    return all;
  };

  /** Watches until it has looked once. */
  async function watchOnce(): Promise<void> {
    const done = new AbortController();
    await runWatcher({
      events,
      leases: new MemoryReadStore(),
      holder: 'watcher',
      signal: done.signal,
      send: intentionSender(application.commands),
      log: () => undefined,
      ticks: async function* () {
        yield now;
        done.abort();
      },
    });
  }

  it('never has time go back within an alliance', async () => {
    now = A_YEAR_AHEAD;
    await send(promise('2025-12-03', { commitmentId: 'd' }));
    now = AN_HOUR_BEHIND;
    await send(promise('2025-12-04', { commitmentId: 'e' }));
    const times = (await recorded()).map(({ metadata }) => metadata['recordedAt']);
    expect(times).toEqual([RIGHT, RIGHT, A_YEAR_AHEAD, A_YEAR_AHEAD]);
  });

  it('has the watcher record what is not due yet, which a retraction puts right', async () => {
    now = A_YEAR_AHEAD;
    await watchOnce();
    const [, , missed] = await recorded();
    expect(missed).toMatchObject({ type: 'CommitmentMissed', data: { detectedBy: 'deadline' } });
    now = RIGHT;
    await send(retract('2026-01-05', missed?.eventId));
    await watchOnce();
    const types = async (): Promise<string[]> => (await recorded()).map(({ type }) => type).slice(2);
    expect(await types()).toEqual(['CommitmentMissed', 'EntryRetracted']);
    // When the date has really passed it is recorded once more, and once only.
    now = LONG_AFTER;
    await watchOnce();
    await watchOnce();
    expect(await types()).toEqual(['CommitmentMissed', 'EntryRetracted', 'CommitmentMissed']);
  });

  it('is outweighed by what a partner says, without more', async () => {
    now = A_YEAR_AHEAD;
    await watchOnce();
    now = RIGHT;
    await send(keep('2026-01-05'));
    const [, , missed, kept] = await recorded();
    expect([missed?.type, kept?.type]).toEqual(['CommitmentMissed', 'CommitmentKept']);
  });
});
