// What was reported of receivers of CloudEvents and of readers of lines, tried here: docs/decisions/public-reports.md.
import { Alliance } from '../harness/alliance.js';
import { useService } from '../harness/service.js';
import { type Ingested } from '../harness/shapes.js';
import {
  batch,
  binary,
  cloudEvent,
  formed,
  gave,
  lines,
  newAlliance,
  structured,
} from '../ingestion/cloud-events.js';

const entente = useService();

describe('reported of receivers of CloudEvents', () => {
  it('percent-encoded header values are taken literally (sdk-go#1331): they are decoded', async () => {
    const id = newAlliance();
    await structured(entente.client, formed(id));
    const event = gave(id, {}, { id: 'h%C3%A9llo 100%'.replace(' ', '%20').replace('100%', '100%25') });
    const sent = await binary(entente.client, event);
    expect(sent.body.items[0]).toMatchObject({ id: 'héllo 100%', status: 'recorded' });
    const again = await structured(entente.client, { ...event, id: 'héllo 100%' });
    expect(again.body.items[0]?.status).toBe('duplicate');
  });

  it('encoded bytes that are no UTF-8 are let through (sdk-java#748): they are refused', async () => {
    const id = newAlliance();
    await structured(entente.client, formed(id));
    const sent = await binary(entente.client, gave(id, {}, { id: 'h%E9llo' }));
    expect(sent.status).toBe(400);
    expect(await new Alliance(entente.client, id).events()).toHaveLength(1);
  });

  it('of a list sent as one event only the first is taken, silently (sdk-javascript#440): all of it is refused', async () => {
    const id = newAlliance();
    const sent = await structured(entente.client, [formed(id), gave(id)]);
    expect(sent.status).toBe(400);
    expect((await entente.client.get(`/v1/alliances/${id}/events`)).status).toBe(404);
    expect((await batch(entente.client, [formed(id), gave(id)])).body.items).toHaveLength(2);
  });

  it('a time of seven digits, as the SDK of C# writes it, cannot be parsed (sdk-php#46): it is taken and kept', async () => {
    const id = newAlliance();
    await structured(entente.client, formed(id));
    const time = '2023-04-12T12:50:04.2121108Z';
    const { occurredOn, ...data } = gave(id)['data'] as Record<string, unknown>;
    const sent = await structured(entente.client, cloudEvent('contribution-made', id, data, { time }));
    expect([occurredOn, sent.body.items[0]?.status]).toEqual(['2020-06-01', 'recorded']);
    const events = await new Alliance(entente.client, id).events();
    expect(events.map(({ metadata }) => metadata['occurredOn'])).toEqual(['2020-01-01', time]);
  });

  it('a line separator within a string splits a line of JSON on Node 24 (openai/codex#33617): it does not', async () => {
    const id = newAlliance();
    const description = 'A day\u2028and a night\u2029and a day';
    const sent = await lines(
      entente.client,
      [formed(id), gave(id, { description })].map((event) => JSON.stringify(event)),
    );
    expect(sent.items.map(({ status }) => status)).toEqual(['recorded', 'recorded']);
    const [, stored] = await new Alliance(entente.client, id).events();
    expect(stored?.data).toMatchObject({ description });
  });

  it('an empty batch is an error of its own in some: it is answered with nothing', async () => {
    const { status, body } = await batch(entente.client, []);
    expect({ status, body }).toEqual({ status: 200, body: { items: [] } satisfies Ingested });
  });
});
