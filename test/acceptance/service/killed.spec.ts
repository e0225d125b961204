import { setTimeout as pause } from 'node:timers/promises';
import { Alliance } from '../harness/alliance.js';
import { type Client } from '../harness/client.js';
import { Killable, type Stores } from '../harness/killable.js';
import { type Recorded } from '../harness/shapes.js';
import { KILLS, KILLS_WITHIN_MS, kills } from '../../kills.js';

const CLIENTS = 16;
const ALLIANCES = ['alpha', 'beta', 'gamma', 'delta'];

/** Promises and keeps in one alliance after the other until it is told to stop, or the service is gone. */
async function load(
  client: Client,
  name: string,
  acknowledged: Recorded[],
  stop: AbortSignal,
): Promise<void> {
  for (let index = 0; !stop.aborted; index += 1) {
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

async function formed(client: Client, allianceId: string): Promise<Recorded> {
  const alliance = await Alliance.formed(client, { allianceId });
  return alliance.record('coordinator', { partnerId: 'a', occurredOn: '2020-01-02' });
}

describe.each<Stores>(['files', 'servers'])('killed with −9 under load, again and again, on %s', (stores) => {
  let killable: Killable;
  const acknowledged: Recorded[] = [];
  beforeAll(async () => {
    killable = await Killable.on(stores);
  }, KILLS_WITHIN_MS);
  afterAll(() => killable.discard());

  it(
    'it has the read models of a rebuild after each kill, byte for byte',
    async () => {
      const { service } = killable;
      for (const allianceId of ALLIANCES) acknowledged.push(await formed(service.client, allianceId));
      let killed = 0;
      for (const kill of kills()) {
        const stop = new AbortController();
        const clients = Array.from({ length: CLIENTS }, (_, client) =>
          load(service.client, `${kill}-${client}`, acknowledged, stop.signal),
        );
        const before = acknowledged.length;
        await pause((37 * kill) % 400);
        // A machine that has much to do takes longer to answer: it is killed while it does.
        while (acknowledged.length <= before + CLIENTS) await pause(10);
        await killable.kill(kill, () => {
          stop.abort();
          return Promise.all(clients);
        });
        await killable.expectReadModelsOfARebuild();
        killed += 1;
      }
      expect(killed).toBeGreaterThanOrEqual(KILLS);
    },
    KILLS_WITHIN_MS,
  );

  it('every acknowledged event is there once, where it was said to be, and there are no gaps', async () => {
    expect(acknowledged.length).toBeGreaterThan(KILLS * CLIENTS);
    for (const allianceId of ALLIANCES) {
      const stored = await new Alliance(killable.service.client, allianceId).events();
      expect(stored.map(({ revision }) => revision)).toEqual(stored.map((_, index) => index));
      expect(new Set(stored.map(({ eventId }) => eventId)).size).toBe(stored.length);
      for (const { events } of acknowledged.filter((each) => each.allianceId === allianceId)) {
        for (const { eventId, revision, type } of events)
          expect(stored[revision]).toMatchObject({ eventId, type });
      }
    }
  });
});
