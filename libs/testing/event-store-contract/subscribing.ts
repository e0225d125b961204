import { setTimeout as wait } from 'node:timers/promises';

import { type EventStore, type SubscribeOptions } from '#event-store';

import { collect, type Given, idsOf, Listener, newEvent, newEvents, numbersOf, upTo } from './harness.js';

export function subscribing(given: Given): void {
  const listeners: Listener[] = [];

  const listen = (
    options: Omit<SubscribeOptions, 'signal'> = {},
    store: EventStore = given.store,
    pause?: () => Promise<void>,
  ) => {
    const listener = new Listener(store, { filter: { streamPrefix: given.prefix }, ...options }, pause);
    listeners.push(listener);
    return listener;
  };

  const appendEach = async (store: EventStore, numbers: readonly number[]) => {
    for (const n of numbers) await store.append(given.stream, [newEvent({ n })], 'any');
  };

  afterEach(async () => {
    for (const listener of listeners.splice(0)) await listener.stop();
  });

  it('says at once that it has caught up where there is nothing', async () => {
    const { messages } = await listen().until(({ caughtUp }) => caughtUp === 1);
    expect(messages).toEqual([{ kind: 'caught-up' }]);
  });

  it('delivers what there is, says that it has caught up, and delivers what comes', async () => {
    await appendEach(given.store, [0, 1, 2]);
    const listener = await listen().until(({ caughtUp }) => caughtUp === 1);
    expect(listener.messages.map(({ kind }) => kind)).toEqual(['event', 'event', 'event', 'caught-up']);

    await appendEach(given.store, [3]);
    await listener.until(({ caughtUp }) => caughtUp === 2);
    await appendEach(given.store, [4]);
    await listener.until(({ caughtUp }) => caughtUp === 3);
    expect(listener.messages.slice(4).map(({ kind }) => kind)).toEqual([
      'event',
      'caught-up',
      'event',
      'caught-up',
    ]);
    expect(listener.events).toEqual(await collect(given.store.readStream(given.stream)));
  });

  it('goes on after a position', async () => {
    await appendEach(given.store, upTo(6));
    const events = await collect(given.store.readStream(given.stream));
    const listener = await listen({ after: events[3]?.position ?? '' }).until(
      ({ caughtUp }) => caughtUp === 1,
    );
    expect(numbersOf(listener.events)).toEqual([4, 5]);

    const fromTheEnd = await listen({ after: events[5]?.position ?? '' }).until(
      ({ caughtUp }) => caughtUp === 1,
    );
    expect(fromTheEnd.events).toEqual([]);
    await appendEach(given.store, [6]);
    await fromTheEnd.until((heard) => heard.events.length === 1);
    expect(numbersOf(fromTheEnd.events)).toEqual([6]);
  });

  it('misses nothing and repeats nothing while others append', async () => {
    const other = await given.open();
    await appendEach(given.store, upTo(50));
    const all = [listen(), listen({}, other)];
    const writers = upTo(8).map((w) =>
      appendEach(
        w % 2 === 0 ? given.store : other,
        upTo(25).map((n) => 50 + 25 * w + n),
      ),
    );
    await wait(5);
    all.push(listen());
    await Promise.all(writers);

    const stored = idsOf(await collect(given.store.readStream(given.stream)));
    expect(stored).toHaveLength(250);
    for (const listener of all) {
      await listener.until(({ events }) => events.length >= 250);
      expect(idsOf(listener.events)).toEqual(stored);
    }
  });

  it('hears of what is appended through another connection', async () => {
    const other = await given.open();
    const listener = await listen().until(({ caughtUp }) => caughtUp === 1);
    await appendEach(other, [0, 1]);
    await listener.until(({ events }) => events.length === 2);
    expect(numbersOf(listener.events)).toEqual([0, 1]);
  });

  it('waits for those who are slow', async () => {
    const slow = listen({}, given.store, () => wait(2));
    const fast = listen();
    await appendEach(given.store, upTo(30));
    await fast.until(({ events }) => events.length === 30);
    await slow.until(({ events }) => events.length === 30);
    expect(numbersOf(slow.events)).toEqual(upTo(30));
  });

  it('delivers nothing that its filter leaves out, and does not stop there', async () => {
    const listener = listen({ filter: { streamPrefix: `${given.prefix}b` } });
    await given.store.append(`${given.prefix}a`, newEvents(1200), 'no-stream');
    await given.store.append(`${given.prefix}b`, newEvents(2), 'no-stream');
    await given.store.append(`${given.prefix}a`, newEvents(2), 'any');
    await given.store.append(`${given.prefix}b`, newEvents(1), 'any');
    await listener.until(({ events }) => events.length === 3);
    expect(listener.events.map(({ stream }) => stream)).toEqual(Array(3).fill(`${given.prefix}b`));
  });

  it('hears everything without a filter', async () => {
    const after = await given.store.lastPosition();
    const listener = new Listener(given.store, after === undefined ? {} : { after });
    listeners.push(listener);
    await appendEach(given.store, [0]);
    await listener.until(({ events }) => events.some(({ stream }) => stream === given.stream));
  });

  it('ends without an error when it is stopped: waiting, in the middle, or before it began', async () => {
    const waiting = await listen().until(({ caughtUp }) => caughtUp === 1);
    await expect(waiting.stop()).resolves.toBeUndefined();

    await appendEach(given.store, upTo(20));
    const controller = new AbortController();
    const heard: number[] = [];
    for await (const message of given.store.subscribe({
      signal: controller.signal,
      filter: { streamPrefix: given.prefix },
    })) {
      if (message.kind === 'event') heard.push(message.event.revision);
      if (heard.length === 5) controller.abort();
    }
    expect(heard).toEqual(upTo(5));
    expect(await collect(given.store.subscribe({ signal: controller.signal }))).toEqual([]);
  });

  it('can be left, and others go on', async () => {
    const listener = listen();
    const { signal } = new AbortController();
    await appendEach(given.store, [0]);
    for await (const message of given.store.subscribe({ signal, filter: { streamPrefix: given.prefix } }))
      if (message.kind === 'event') break;
    await appendEach(given.store, [1]);
    await listener.until(({ events }) => events.length === 2);
  });
}
