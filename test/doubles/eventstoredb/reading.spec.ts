import {
  BACKWARDS,
  binaryEvent,
  END,
  InvalidArgumentError,
  START,
  StreamNotFoundError,
  type ReadStreamOptions,
} from '@eventstore/db-client';
import { binaryEvents, collect, failureOf, givenServer, jsonEvents } from './spec/given-server.js';

const given = givenServer();

describe('reading a stream', () => {
  beforeEach(async () => {
    const events = [...jsonEvents(4, 'json-test'), ...binaryEvents(4, 'binary-test')];
    await given.client.appendToStream(given.stream, events);
    await given.client.appendToStream(`${given.stream}_other`, jsonEvents(5));
  });

  it.each<[ReadStreamOptions, number[]]>([
    [{}, [0, 1, 2, 3, 4, 5, 6, 7]],
    [{ fromRevision: 1n }, [1, 2, 3, 4, 5, 6, 7]],
    [{ maxCount: 2 }, [0, 1]],
    [{ fromRevision: 8n }, []],
    [{ fromRevision: END }, []],
    [{ direction: BACKWARDS, fromRevision: END }, [7, 6, 5, 4, 3, 2, 1, 0]],
    [{ direction: BACKWARDS, fromRevision: 1n }, [1, 0]],
    [{ direction: BACKWARDS, fromRevision: 100n, maxCount: 1 }, [7]],
    [{ direction: BACKWARDS, fromRevision: START }, [0]],
  ])('reads %o', async (options, revisions) => {
    const events = await collect(given.client.readStream(given.stream, options));
    expect(events.map(({ event }) => Number(event?.revision))).toEqual(revisions);
  });

  it('gives json as it is, and bytes as bytes', async () => {
    const events = await collect(given.client.readStream(given.stream));
    expect(events[1]?.event).toMatchObject({
      isJson: true,
      type: 'json-test',
      data: { message: 'test', index: 1 },
    });
    expect(events[5]?.event).toMatchObject({ isJson: false, type: 'binary-test' });
    expect(Buffer.from(events[5]?.event?.data as Uint8Array).toString()).toBe('hello: 1');
  });

  it('says when an event was created', async () => {
    const [first] = await collect(given.client.readStream(given.stream, { maxCount: 1 }));
    expect(Math.abs(Date.now() - (first?.event?.created.getTime() ?? 0))).toBeLessThan(10_000);
  });

  it('fails where there is no stream', async () => {
    const failure = await failureOf(collect(given.client.readStream('this_is_not_a_stream')));
    expect(failure).toBeInstanceOf(StreamNotFoundError);
  });

  it('knows no negative revision', () => {
    expect(() => given.client.readStream(given.stream, { fromRevision: -1n })).toThrow(InvalidArgumentError);
  });
});

describe('reading all', () => {
  it('has what the server wrote for itself, and then what others did', async () => {
    const [first, second] = [`a_${given.stream}`, `b_${given.stream}`];
    await given.client.appendToStream(first, jsonEvents(4));
    await given.client.appendToStream(second, jsonEvents(4));
    const all = await collect(given.client.readAll());
    expect(all[0]?.event?.streamId).toMatch(/^\$/);
    const theirs = all.flatMap(({ event }) =>
      event?.streamId.endsWith(given.stream) ? [event.streamId] : [],
    );
    expect(theirs).toEqual([...Array<string>(4).fill(first), ...Array<string>(4).fill(second)]);

    const backwards = await collect(given.client.readAll({ direction: BACKWARDS, fromPosition: END }));
    expect(backwards).toEqual(all.toReversed());
  });

  it('begins with the event at a position forwards, and before it backwards', async () => {
    const all = await collect(given.client.readAll());
    const third = all[2]?.event?.position ?? START;
    expect(await collect(given.client.readAll({ fromPosition: third, maxCount: 1 }))).toEqual(
      all.slice(2, 3),
    );
    expect(await collect(given.client.readAll({ fromPosition: third, direction: BACKWARDS }))).toEqual(
      all.slice(0, 2).toReversed(),
    );
    expect(await collect(given.client.readAll({ fromPosition: END }))).toEqual([]);
  });
});

describe('reading links', () => {
  it('follows them if asked to', async () => {
    await given.client.appendToStream(given.stream, jsonEvents(3));
    const link = binaryEvent({ type: '$>', data: Buffer.from(`2@${given.stream}`) });
    await given.client.appendToStream(`${given.stream}_links`, link);

    const [target] = await collect(given.client.readStream(given.stream, { fromRevision: 2n }));
    const [followed] = await collect(
      given.client.readStream(`${given.stream}_links`, { resolveLinkTos: true }),
    );
    const [left] = await collect(given.client.readStream(`${given.stream}_links`));
    expect(target?.link).toBeUndefined();
    expect(followed?.event).toEqual(target?.event);
    expect(followed?.link?.id).toBe(link.id);
    expect(left?.event?.type).toBe('$>');
  });

  it('finds nothing behind a link that leads nowhere', async () => {
    const link = binaryEvent({ type: '$>', data: Buffer.from('0@nowhere') });
    await given.client.appendToStream(given.stream, link);
    const [followed] = await collect(given.client.readStream(given.stream, { resolveLinkTos: true }));
    expect(followed).toEqual({
      link: expect.objectContaining({ id: link.id }),
      commitPosition: expect.any(BigInt),
    });
  });

  it('has those that projections make', async () => {
    const source = `source-${given.stream}`;
    await given.client.enableProjection('$by_category');
    await given.client.createProjection(
      `projection_${given.stream}`,
      `fromStream("${source}").when({ $any: function (state, event) { linkTo('a-' + event.data.message, event); } });`,
      { emitEnabled: true },
    );
    const events = jsonEvents(1, 'linky');
    await given.client.appendToStream(source, events);

    const [plain] = await collect(given.client.readStream('a-test', { maxCount: 1 }));
    const [followed] = await collect(
      given.client.readStream('a-test', { maxCount: 1, resolveLinkTos: true }),
    );
    expect(plain?.event).toMatchObject({ type: '$>', metadata: { $causedBy: events[0]?.id } });
    expect(followed?.event).toMatchObject({ type: 'linky', id: events[0]?.id, streamId: source });
    const category = await collect(given.client.readStream('$ce-source', { resolveLinkTos: true }));
    expect(category.map(({ event }) => event?.id)).toEqual([events[0]?.id]);
  });
});
