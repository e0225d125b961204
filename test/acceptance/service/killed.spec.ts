import { setTimeout as pause } from 'node:timers/promises';
import { Alliance } from '../harness/alliance.js';
import { type Client } from '../harness/client.js';
import { expectReadModelsOfARebuild } from '../harness/rebuilt.js';
import { Service } from '../harness/service.js';
import { type Recorded } from '../harness/shapes.js';
import { KILLS } from '../../kills.js';

const CLIENTS = 16;
const ALLIANCES = ['alpha', 'beta', 'gamma', 'delta'];

/** Promises and keeps in one alliance after the other until the service is gone; tells what was acknowledged. */
async function load(client: Client, name: string, acknowledged: Recorded[]): Promise<void> {
  for (let index = 0; ; index += 1) {
    const alliance = new Alliance(client, ALLIANCES[index % ALLIANCES.length] ?? '');
    const commitmentId = `${name}-${index}`;
    try {
      acknowledged.push(await alliance.promise(commitmentId));
      const outcome = { deliveredOn: '2020-02-01', confirmedBy: 'b' };
      acknowledged.push(await alliance.record(`commitments/${commitmentId}/fulfilment`, outcome));
    } catch (error) {
      // A connection that breaks is how the kill is met; whatever was answered was no error.
      if ((error as Error).name === 'TypeError') return;
      throw error;
    }
  }
}

describe('killed with −9 under load, again and again', () => {
  let service: Service;
  const acknowledged: Recorded[] = [];

  beforeAll(
    async () => {
      service = await Service.started();
      for (const allianceId of ALLIANCES) acknowledged.push(...(await formed(service.client, allianceId)));
      for (let kill = 0; kill < KILLS; kill += 1) {
        const clients = Array.from({ length: CLIENTS }, (_, client) =>
          load(service.client, `${kill}-${client}`, acknowledged),
        );
        const before = acknowledged.length;
        await pause(150 + ((37 * kill) % 400));
        // A machine that has much to do takes longer to answer: it is killed while it does.
        while (acknowledged.length <= before + CLIENTS) await pause(10);
        await service.end('SIGKILL');
        await Promise.all(clients);
        await service.start();
      }
    },
    60_000 + KILLS * 10_000,
  );
  afterAll(() => service.discard());

  async function formed(client: Client, allianceId: string): Promise<Recorded[]> {
    const alliance = await Alliance.formed(client, { allianceId });
    return [await alliance.record('coordinator', { partnerId: 'a', occurredOn: '2020-01-02' })];
  }

  it('every acknowledged event is there once, where it was said to be, and there are no gaps', async () => {
    expect(acknowledged.length).toBeGreaterThan(KILLS * CLIENTS);
    for (const allianceId of ALLIANCES) {
      const stored = await new Alliance(service.client, allianceId).events();
      expect(stored.map(({ revision }) => revision)).toEqual(stored.map((_, index) => index));
      expect(new Set(stored.map(({ eventId }) => eventId)).size).toBe(stored.length);
      for (const { events } of acknowledged.filter((each) => each.allianceId === allianceId)) {
        for (const { eventId, revision, type } of events)
          expect(stored[revision]).toMatchObject({ eventId, type });
      }
    }
  });

  it('the read models equal a rebuild, byte for byte', () => expectReadModelsOfARebuild(service), 120_000);
});
