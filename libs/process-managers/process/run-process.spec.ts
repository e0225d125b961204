import { setTimeout as pause } from 'node:timers/promises';
import { EventStoreUnavailable } from '#event-store';
import { LivingAlliance, MemoryEventStore, commands } from '#testing';
import { deadlines } from '../deadlines/deadlines.js';
import { type Send } from './process.js';
import { processRunner } from './run-process.js';

const { form, promise } = commands;
const STREAM = 'alliance-the-alliance';

function overdue(): LivingAlliance {
  return new LivingAlliance()
    .record('2020-01-01T12:00:00.000Z', form('2020-01-01'))
    .record('2020-02-01T12:00:00.000Z', promise('2020-02-01', { dueOn: '2020-06-30' }));
}

async function storeOf({ stored }: LivingAlliance): Promise<MemoryEventStore> {
  const store = new MemoryEventStore();
  await store.append(STREAM, stored, 'no-stream');
  return store;
}

/** A tick every millisecond, a day after the one before. */
async function* daily(signal: AbortSignal): AsyncGenerator<string> {
  for (let day = Date.parse('2020-07-10'); !signal.aborted; day += 86_400_000) {
    yield new Date(day).toISOString();
    await pause(1);
  }
}

/** Runs it until it has done something, or fails. */
async function untilSent(events: MemoryEventStore, send: Send): Promise<string[]> {
  const done = new AbortController();
  const sentAt: string[] = [];
  const run = processRunner({
    process: deadlines,
    events,
    ticks: daily,
    send: async (intention) => {
      sentAt.push(intention.command.now);
      const sent = await send(intention);
      done.abort();
      return sent;
    },
  });
  await run(done.signal);
  return sentAt;
}

describe('a process that runs', () => {
  it('takes in what was recorded, and acts when the time has come', async () => {
    const alliance = overdue();
    const store = await storeOf(alliance);
    expect(await untilSent(store, (intention) => alliance.send(intention))).toEqual([
      '2020-07-15T00:00:00.000Z',
    ]);
    expect(alliance.events.at(-1)?.type).toBe('CommitmentMissed');
  });

  it('fails where sending does', async () => {
    const store = await storeOf(overdue());
    const away = async () => Promise.reject(new EventStoreUnavailable('away'));
    await expect(untilSent(store, away)).rejects.toThrow('away');
  });

  it('fails where the store does, and goes on where it was when it is run again', async () => {
    const alliance = overdue();
    const store = await storeOf(alliance);
    const read: (string | undefined)[] = [];
    let isAway = true;
    const done = new AbortController();
    const run = processRunner({
      process: deadlines,
      events: {
        readStream: (stream) => store.readStream(stream),
        async *subscribe(options) {
          read.push(options.after);
          for await (const message of store.subscribe(options)) {
            if (message.kind === 'caught-up' && isAway) throw new EventStoreUnavailable('away');
            yield message;
          }
        },
      },
      ticks: daily,
      send: (intention) => {
        done.abort();
        return alliance.send(intention);
      },
    });
    await expect(run(done.signal)).rejects.toThrow('away');
    isAway = false;
    await run(done.signal);
    expect(read).toEqual([undefined, await store.lastPosition()]);
    expect(alliance.events.at(-1)?.type).toBe('CommitmentMissed');
  });
});
