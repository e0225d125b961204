import { useService } from '../harness/service.js';
import { batch, binary, formed, gave, newAlliance, structured } from './cloud-events.js';

const entente = useService();

/** A broker that delivers one event goes by the status. */
describe.each([
  ['structured', structured],
  ['binary', binary],
] as const)('one event by itself, %s', (_, send) => {
  it('is 200 where it is recorded, and where it was before', async () => {
    const event = formed(newAlliance());
    for (const status of ['recorded', 'duplicate']) {
      const answer = await send(entente.client, event);
      expect([answer.status, answer.body.items[0]?.status]).toEqual([200, status]);
    }
  });

  it('has the status of its problem where it is rejected, with the item', async () => {
    const id = newAlliance();
    await send(entente.client, formed(id));
    for (const [event, status] of [
      [gave(id, { kind: 'love' }), 400],
      [gave(newAlliance()), 404],
      [gave(id, { givers: ['z'] }), 409],
    ] as const) {
      const answer = await send(entente.client, event);
      expect([answer.status, answer.body.items[0]]).toEqual([
        status,
        expect.objectContaining({ status: 'rejected', problem: expect.objectContaining({ status }) }),
      ]);
      expect(answer.headers.get('content-type')).toContain('application/json');
    }
  });
});

describe('a batch', () => {
  it('is 200, whatever became of its events', async () => {
    const answer = await batch(entente.client, [gave(newAlliance())]);
    expect([answer.status, answer.body.items[0]?.problem?.status]).toEqual([200, 404]);
  });

  it('of more events than any honest one holds is 413', async () => {
    const many = '{},'.repeat(5000);
    const answer = await entente.client.send('POST', '/v1/events', `[${many}{}]`, {
      'content-type': 'application/cloudevents-batch+json',
    });
    expect(answer.status).toBe(413);
  });
});
