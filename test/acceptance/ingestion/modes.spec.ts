import { Alliance } from '../harness/alliance.js';
import { expectProblem, POSITION, UUID } from '../harness/expectations.js';
import { useService } from '../harness/service.js';
import { type Problem } from '../harness/shapes.js';
import { batch, binary, cloudEvent, formed, gave, lines, newAlliance, structured } from './cloud-events.js';

const entente = useService();
const recorded = {
  id: expect.any(String),
  status: 'recorded',
  eventId: expect.stringMatching(UUID),
  revision: expect.any(Number),
  position: expect.stringMatching(POSITION),
};

describe('POST /v1/events', () => {
  it('takes one CloudEvent, structured', async () => {
    const id = newAlliance();
    const event = formed(id);
    const answer = await structured(entente.client, event);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ items: [{ ...recorded, id: event['id'], revision: 0 }] });
    const [stored] = await new Alliance(entente.client, id).events();
    expect(stored).toMatchObject({
      eventId: answer.body.items[0]?.eventId,
      type: 'AllianceFormed',
      data: { name: 'Water for all', kind: 'alliance' },
      metadata: { occurredOn: '2020-01-01', recordedBy: expect.any(String), schemaVersion: 1 },
    });
  });

  it('takes one CloudEvent, binary', async () => {
    const id = newAlliance();
    expect((await binary(entente.client, formed(id))).body).toEqual({
      items: [{ ...recorded, revision: 0 }],
    });
    const answer = await binary(entente.client, gave(id));
    expect([answer.status, answer.body]).toEqual([200, { items: [{ ...recorded, revision: 1 }] }]);
  });

  it('takes a batch, each judged after the ones before it', async () => {
    const id = newAlliance();
    const events = [formed(id), gave(id, { givers: ['z'] }), gave(id)];
    const answer = await batch(entente.client, events);
    expect(answer.status).toBe(200);
    expect(answer.body.items.map((item) => [item.id, item.status, item.revision])).toEqual([
      [events[0]?.['id'], 'recorded', 0],
      [events[1]?.['id'], 'rejected', undefined],
      [events[2]?.['id'], 'recorded', 1],
    ]);
    expect(answer.body.items[1]?.problem).toMatchObject({ status: 409, rule: 'not-a-partner' });
  });

  it('takes a long history, one event a line, and answers line by line', async () => {
    const id = newAlliance();
    const events = [formed(id), ...Array.from({ length: 1500 }, () => gave(id))];
    const { answer, items } = await lines(
      entente.client,
      events.map((event) => JSON.stringify(event)),
    );
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^application\/x-ndjson\b/);
    expect(items.map((item) => [item.id, item.status, item.revision])).toEqual(
      events.map((event, index) => [event['id'], 'recorded', index]),
    );
    expect(await new Alliance(entente.client, id).events()).toHaveLength(1501);
  });

  it('goes by the time of the CloudEvent where the data say none', async () => {
    const id = newAlliance();
    const time = '2021-03-04T05:06:07Z';
    await batch(entente.client, [formed(id), gave(id, { occurredOn: undefined }, { time })]);
    expect((await new Alliance(entente.client, id).events())[1]?.metadata['occurredOn']).toBe(time);
  });

  it('keeps the source of a fact', async () => {
    const id = newAlliance();
    const source = 'https://example.org/minutes';
    await batch(entente.client, [formed(id), gave(id, { source })]);
    const [, stored] = await new Alliance(entente.client, id).events();
    expect(stored?.metadata['source']).toBe(source);
    expect(stored?.data).not.toHaveProperty('source');
    expect(stored?.data).not.toHaveProperty('occurredOn');
  });
});

describe('a CloudEvent of each kind', () => {
  it('is decided as the command would be', async () => {
    const id = newAlliance();
    const on = (month: number, data: object): object => ({
      ...data,
      occurredOn: `2020-${String(month).padStart(2, '0')}-01`,
    });
    const promise = { debtors: ['a'], creditors: ['b'], description: 'A well' };
    const agreed = { consents: ['a', 'b'], reason: 'agreed' };
    const told: [string, object][] = [
      ['partner-joined', on(2, { partnerId: 'c', name: 'C' })],
      ['coordinator-appointed', on(2, { partnerId: 'c' })],
      ['coordinator-stood-down', on(2, { partnerId: 'c' })],
      ['partner-left', on(3, { partnerId: 'c', reason: 'moved' })],
      ...['p', 'q', 'r', 's', 't'].map((commitmentId): [string, object] => [
        'commitment-made',
        on(3, { ...promise, commitmentId }),
      ]),
      ['commitment-renegotiated', on(4, { commitmentId: 'p', weight: 2, ...agreed })],
      ['commitment-kept', on(4, { commitmentId: 'p', deliveredOn: '2020-04-01', confirmedBy: 'b' })],
      [
        'commitment-partly-kept',
        on(4, { commitmentId: 'q', deliveredOn: '2020-04-01', fraction: 0.5, evidence: 'x' }),
      ],
      ['commitment-missed', on(4, { commitmentId: 'r', asOf: '2020-04-01', by: 'a' })],
      ['commitment-released', on(4, { commitmentId: 's', by: ['b'], reason: 'x' })],
      ['commitment-withdrawn', on(4, { commitmentId: 't', by: ['a'], reason: 'x' })],
      ['contribution-made', on(4, { givers: ['a'], kind: 'time', description: 'A day' })],
      ['review-held', on(4, { ratings: [], decision: 'none' })],
      ['alliance-renegotiated', on(5, { changes: { purpose: 'More' }, ...agreed })],
      ['alliance-paused', on(6, { reason: 'x' })],
      ['alliance-resumed', on(7, {})],
      ['alliance-lapsed', on(8, { basis: 'x' })],
      ['alliance-revived', on(9, { basis: 'x' })],
      ['alliance-dissolved', on(10, { reason: 'achieved', openCommitments: [] })],
    ];
    const events = [formed(id), ...told.map(([type, data]) => cloudEvent(type, id, data))];
    const { items } = (await batch(entente.client, events)).body;
    expect(items.map(({ problem }) => problem?.detail)).toEqual(events.map(() => undefined));
    const stored = await new Alliance(entente.client, id).events();
    const kebab = (type: string): string => type.replace(/(?!^)[A-Z]/g, '-$&').toLowerCase();
    expect(stored.map(({ type }) => `entente.${kebab(type)}.v1`)).toEqual(events.map(({ type }) => type));
  });

  it('formalises', async () => {
    const id = newAlliance();
    const end = cloudEvent('alliance-formalised', id, { instrument: 'a treaty', occurredOn: '2020-12' });
    const { items } = (await batch(entente.client, [formed(id), end])).body;
    expect(items.map(({ status }) => status)).toEqual(['recorded', 'recorded']);
  });
});

describe('what is no CloudEvent', () => {
  it.each([
    ['application/cloudevents+json', '{'],
    ['application/cloudevents-batch+json', '{}'],
    ['application/cloudevents-batch+json', '[}'],
    ['application/json', '{}'],
  ])('as %s is 400: %s', async (type, body) => {
    const answer = await entente.client.send<Problem>('POST', '/v1/events', body, { 'content-type': type });
    expectProblem(answer, 400);
  });

  it('in another media type is 415', async () => {
    const text = JSON.stringify(formed(newAlliance()));
    const answer = await entente.client.send<Problem>('POST', '/v1/events', text, {
      'content-type': 'text/plain',
    });
    expectProblem(answer, 415);
  });
});
