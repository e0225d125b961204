import { EventStoreUnavailable, type RecordedEvent, type SubscriptionMessage } from '#event-store';
import { Feed } from './feed.js';
import { keepSubscribed } from './keep-subscribed.js';

const NOBODY = { pause: () => undefined, resume: () => undefined, stop: () => undefined };
const CAUGHT_UP: SubscriptionMessage = { kind: 'caught-up' };

const at = (position: string): SubscriptionMessage => {
  const event: RecordedEvent = {
    eventId: position,
    type: 'T',
    data: {},
    metadata: {},
    stream: 's',
    revision: 0,
    position,
  };
  return { kind: 'event', event };
};

/** Connections that say what they are told to and then break, one after the other; the last one lasts. */
function given(...connections: readonly (readonly SubscriptionMessage[])[]) {
  const [stop, close] = [new AbortController(), new AbortController()];
  const asked: (string | undefined)[] = [];
  const broken: Error[] = [];
  const open = (after: string | undefined): Feed<SubscriptionMessage> => {
    const feed = new Feed<SubscriptionMessage>(NOBODY);
    for (const message of connections[asked.length] ?? []) feed.push(message);
    asked.push(after);
    if (asked.length < connections.length) feed.end(new EventStoreUnavailable(`broken ${asked.length}`));
    return feed;
  };
  const messages = keepSubscribed(open, {
    signal: stop.signal,
    closed: close.signal,
    backoff: { first: 1, most: 2 },
    onBroken: (reason) => broken.push(reason),
  });
  return { messages, stop, close, asked, broken };
}

const shown = (message: SubscriptionMessage | undefined): string | undefined =>
  message?.kind === 'event' ? message.event.position : message?.kind;

describe('a subscription that is kept', () => {
  it('goes on after the last event, says nothing twice, and tells why it broke', async () => {
    const { messages, stop, asked, broken } = given(
      [at('1'), at('2'), CAUGHT_UP],
      [],
      [CAUGHT_UP, at('3')],
      [CAUGHT_UP, at('4')],
    );
    const heard: (string | undefined)[] = [];
    for await (const message of messages) {
      heard.push(shown(message));
      if (heard.at(-1) === '4') stop.abort();
    }
    expect(heard).toEqual(['1', '2', 'caught-up', '3', '4']);
    expect(asked).toEqual([undefined, '2', '2', '3']);
    expect(broken.map(({ message }) => message)).toEqual(['broken 1', 'broken 2', 'broken 3']);
  });

  it('tells a reader who is slower than the server once, when there is nothing left', async () => {
    const { messages, stop } = given([at('1'), CAUGHT_UP, at('2'), CAUGHT_UP, at('3'), CAUGHT_UP]);
    const heard: (string | undefined)[] = [];
    for await (const message of messages) {
      heard.push(shown(message));
      if (message.kind === 'caught-up') stop.abort();
    }
    expect(heard).toEqual(['1', '2', '3', 'caught-up']);
  });

  it('fails when the store is closed, and ends when nobody wants it any more', async () => {
    const closed = given([at('1')]);
    expect(shown((await closed.messages.next()).value)).toBe('1');
    const next = closed.messages.next();
    closed.close.abort();
    await expect(next).rejects.toThrow(EventStoreUnavailable);

    const stopped = given([]);
    const waiting = stopped.messages.next();
    stopped.stop.abort();
    expect(await waiting).toMatchObject({ done: true });
  });
});
