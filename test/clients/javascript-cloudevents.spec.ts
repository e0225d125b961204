import { CloudEvent, HTTP, type Message } from 'cloudevents';
import { useService } from '../acceptance/harness/service.js';
import { type Answer, type Headings } from '../acceptance/harness/client.js';
import { type Ingested } from '../acceptance/harness/shapes.js';
import { newAlliance } from '../acceptance/ingestion/cloud-events.js';

const entente = useService();

const event = (type: string, subject: string, id: string, data: object): CloudEvent<object> =>
  new CloudEvent({ source: 'https://example.org/javascript', type: `entente.${type}.v1`, subject, id, data });

const post = ({ headers, body }: Message): Promise<Answer<Ingested>> =>
  entente.client.send('POST', '/v1/events', String(body), headers as Headings);

const forming = (subject: string): CloudEvent<object> =>
  event('alliance-formed', subject, 'forming', {
    name: 'Wells',
    purpose: 'Clean water',
    kind: 'alliance',
    partners: ['a', 'b'].map((partnerId) => ({ partnerId, name: partnerId })),
    occurredOn: '2020-01-01',
  });

const giving = (subject: string, id: string, givers = ['a']): CloudEvent<object> =>
  event('contribution-made', subject, id, { givers, kind: 'time', description: 'A day’s work' });

describe('the CloudEvents SDK of JavaScript', () => {
  it('sends events in structured and in binary mode', async () => {
    const id = newAlliance();
    const formed = await post(HTTP.structured(forming(id)));
    const gave = await post(HTTP.binary(giving(id, 'é 1')));
    for (const answer of [formed, gave])
      expect(answer).toMatchObject({ status: 200, body: { items: [{ status: 'recorded' }] } });
  });

  it('sends an event again in the other mode, and it is a duplicate', async () => {
    const id = newAlliance();
    await post(HTTP.structured(forming(id)));
    const gift = giving(id, 'again');
    await post(HTTP.binary(gift));
    expect(await post(HTTP.structured(gift))).toMatchObject({
      status: 200,
      body: { items: [{ status: 'duplicate', id: 'again' }] },
    });
  });

  it('sends a batch, and is answered item by item', async () => {
    const id = newAlliance();
    const events = [forming(id), giving(id, 'one'), giving(id, 'two', ['stranger'])];
    const answer = await entente.client.send<Ingested>('POST', '/v1/events', JSON.stringify(events), {
      'content-type': 'application/cloudevents-batch+json; charset=utf-8',
    });
    expect(answer.status).toBe(200);
    expect(answer.body.items.map(({ status }) => status)).toEqual(['recorded', 'recorded', 'rejected']);
  });

  it('is told with a status that is final what is refused', async () => {
    const id = newAlliance();
    await post(HTTP.structured(forming(id)));
    const answer = await post(HTTP.binary(giving(id, 'three', ['stranger'])));
    expect(answer).toMatchObject({ status: 409, body: { items: [{ status: 'rejected' }] } });
  });
});
