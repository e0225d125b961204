import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { PROJECTION_OF, READ_MODELS } from '#domain';
import { EventStoreDbEventStore } from '#event-store-eventstoredb';
import { type Document } from '#read-store';
import { MongodbReadStore } from '#read-store-mongodb';
import { ALLIANCE, LivingAlliance, commands } from '#testing';
import { Alliance, formation } from '../harness/alliance.js';
import { ServiceProcess } from '../harness/process.js';
import { Service } from '../harness/service.js';
import { Stores } from './stores.js';

const PATIENCE = 120_000;
const TAKEN_OVER_WITHIN = 60_000;
const RECOVERED_WITHIN = 60_000;

/** Asks until the answer is as wanted. */
async function until(within: number, isSo: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + within; !(await isSo()); await pause(100))
    if (Date.now() > deadline) throw new Error(`Not so within ${within} ms.`);
}

describe('EventStoreDB and MongoDB, with processes of their own', () => {
  let stores: Stores;
  let environment: Record<
    'EVENTSTOREDB_URL' | 'MONGODB_URL' | 'SUBJECT_KEYS_URL' | 'PROJECTOR_PARTS',
    string
  >;
  let service: Service;
  const workers: ServiceProcess[] = [];

  beforeAll(async () => {
    stores = await Stores.started();
    environment = {
      EVENTSTOREDB_URL: stores.eventStoreDbUrl,
      MONGODB_URL: stores.newDatabase(),
      SUBJECT_KEYS_URL: stores.newDatabaseOfKeys(),
      PROJECTOR_PARTS: '4',
    };
    service = await Service.on(environment);
  }, PATIENCE);

  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.end('SIGKILL')));
    await service.discard();
    await stores.discard();
  }, PATIENCE);

  const start = (
    app: 'projector' | 'watcher',
    variables: Readonly<Record<string, string>> = environment,
  ): ServiceProcess => {
    const worker = new ServiceProcess(variables, app);
    workers.push(worker);
    return worker;
  };
  const status = async (path: string): Promise<number> => (await service.client.get(path)).status;
  const caughtUp = (position: string, within: number): Promise<void> =>
    until(within, async () => (await status(`/v1/alliances?after=${position}`)) === 200);

  it(
    'starts while both are away, says so, and goes on when they are there',
    async () => {
      stores.leave(stores.toEvents);
      stores.leave(stores.toDocuments);
      const starting = service.start();
      start('projector');
      await until(RECOVERED_WITHIN, async () => (await status('/health/live').catch(() => 0)) === 200);
      const answer = await service.client.get<{ error: object }>('/health/ready');
      expect([answer.status, Object.keys(answer.body.error)]).toEqual([503, ['events', 'readModels']]);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      stores.comeBack(stores.toEvents);
      stores.comeBack(stores.toDocuments);
      await starting;
    },
    PATIENCE,
  );

  it(
    'takes histories in, and tells them',
    async () => {
      for (const id of ['arctic-council', 'entente-cordiale', 'quad']) {
        const lines = readFileSync(`samples/${id}.ndjson`, 'utf8').trim();
        const answer = await service.client.send('POST', '/v1/events', lines, {
          'content-type': 'application/x-ndjson',
        });
        const items = answer.text
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as { status: string; position: string });
        expect(items.map((item) => item.status)).toEqual(lines.split('\n').map(() => 'recorded'));
        const alliance = new Alliance(service.client, id);
        alliance.position = items.at(-1)?.position ?? '';
        await caughtUp(alliance.position, RECOVERED_WITHIN);
        expect((await alliance.view()).counts).toEqual((await alliance.state()).counts);
        expect((await alliance.timeline()).points.length).toBeGreaterThan(0);
      }
    },
    PATIENCE,
  );

  it(
    'shares the alliances among two projectors, and goes on with one when the other is killed',
    async () => {
      const [first] = workers;
      const second = start('projector', { ...environment, LOG_LEVEL: 'debug' });
      const shares = async (): Promise<string> => (await partsByHolder(environment.MONGODB_URL)).join();
      await until(TAKEN_OVER_WITHIN, async () => (await shares()) === '2,2');
      const ids = Array.from({ length: 12 }, (_, n) => `shared-${n}`);
      const alliances = await Promise.all(
        ids.map((allianceId) => Alliance.formed(service.client, { allianceId })),
      );
      for (const { position } of alliances) await caughtUp(position, RECOVERED_WITHIN);
      const counts = [...second.output.matchAll(/"projection":"alliances","events":(\d+)/g)];
      const seconds = counts.reduce((sum, [, count]) => sum + Number(count), 0);
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThan(ids.length);

      await first?.end('SIGKILL');
      const alliance = await Alliance.formed(service.client, { allianceId: 'after-the-kill' });
      await caughtUp(alliance.position, TAKEN_OVER_WITHIN);
      expect((await alliance.view()).name).toBe('Water for all');
      expect(await shares()).toBe('4');
      expect(second.output).not.toContain('"level":"error"');
    },
    PATIENCE,
  );

  it(
    'does not let a projector that hung write any more, and gives it a share again',
    async () => {
      const hanging = start('projector');
      const shares = async (): Promise<string> => (await partsByHolder(environment.MONGODB_URL)).join();
      await until(TAKEN_OVER_WITHIN, async () => (await shares()) === '2,2');
      const form = (name: string) =>
        Promise.all(
          [1, 2, 3, 4, 5, 6].map((n) => Alliance.formed(service.client, { allianceId: `${name}-${n}` })),
        );
      const before = form('before-it-hung');
      hanging.halt();
      const alliances = [...(await before), ...(await form('while-it-hung'))];
      for (const { position } of alliances) await caughtUp(position, TAKEN_OVER_WITHIN);
      expect(await shares()).toBe('4');
      hanging.resume();
      await until(TAKEN_OVER_WITHIN, async () => (await shares()) === '2,2');
      const { position } = await Alliance.formed(service.client, { allianceId: 'after-it-hung' });
      await caughtUp(position, RECOVERED_WITHIN);
    },
    PATIENCE,
  );

  it(
    'makes the read models anew while projectors go on',
    async () => {
      const { code, stderr } = await new ServiceProcess(environment, 'cli', ['rebuild']).exited;
      expect([code, stderr]).toEqual([0, expect.any(String)]);
      const alliance = await Alliance.formed(service.client, { allianceId: 'after-the-rebuild' });
      await caughtUp(alliance.position, RECOVERED_WITHIN);
      expect((await alliance.view()).name).toBe('Water for all');
    },
    PATIENCE,
  );

  it(
    'answers 503 while the read models are away, records all the same, and catches up by itself',
    async () => {
      stores.leave(stores.toDocuments);
      const alliance = await Alliance.formed(service.client, { allianceId: 'meanwhile' });
      const answer = await service.client.get('/v1/alliances');
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, expect.any(String)]);
      stores.comeBack(stores.toDocuments);
      await caughtUp(alliance.position, RECOVERED_WITHIN);
    },
    PATIENCE,
  );

  it(
    'answers 503 while the events are away, reads all the same, and goes on by itself',
    async () => {
      stores.leave(stores.toEvents);
      const answer = await service.client.post('/v1/alliances', formation({ allianceId: 'refused' }));
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, expect.any(String)]);
      expect(await status('/v1/alliances')).toBe(200);
      stores.comeBack(stores.toEvents);
      await until(RECOVERED_WITHIN, async () => (await status('/health/ready')) === 200);
      const alliance = await Alliance.formed(service.client, { allianceId: 'afterwards' });
      await caughtUp(alliance.position, RECOVERED_WITHIN);
    },
    PATIENCE,
  );

  it(
    'answers 503 when a store holds everything back, says which, and goes on when it does not',
    async () => {
      for (const [name, network] of [
        ['readModels', stores.toDocuments],
        ['events', stores.toEvents],
      ] as const) {
        network.freeze();
        const answers = await Promise.all([
          name === 'events'
            ? service.client.post('/v1/alliances', formation({ allianceId: 'held-back' }))
            : service.client.get('/v1/alliances'),
          service.client.get<{ error: object }>('/health/ready'),
        ]);
        for (const { status, headers } of answers)
          expect([status, Number(headers.get('retry-after'))]).toEqual([503, 1]);
        expect(Object.keys(answers[1].body.error)).toEqual([name]);
        network.thaw();
        await until(RECOVERED_WITHIN, async () => (await status('/health/ready')) === 200);
      }
      const alliance = await Alliance.formed(service.client, { allianceId: 'held-back-no-more' });
      await caughtUp(alliance.position, RECOVERED_WITHIN);
    },
    PATIENCE,
  );

  it(
    'records once what it does not know to be recorded, and is asked for again',
    async () => {
      const key = { 'idempotency-key': 'of-unknown-outcome' };
      const form = () =>
        service.client.post<{ revision: number }>(
          '/v1/alliances',
          formation({ allianceId: 'of-unknown-outcome' }),
          key,
        );
      stores.toEvents.mute();
      const answer = await form();
      expect([answer.status, Number(answer.headers.get('retry-after'))]).toEqual([503, 1]);
      stores.toEvents.cut();
      await until(RECOVERED_WITHIN, async () => (await status('/health/ready')) === 200);
      const again = await form();
      expect([again.status, again.body.revision]).toEqual([201, 0]);
      expect(await new Alliance(service.client, 'of-unknown-outcome').events()).toHaveLength(1);
    },
    PATIENCE,
  );

  it(
    'is only slower on a network that is slow',
    async () => {
      for (const network of [stores.toDocuments, stores.toEvents]) network.slowDown(30);
      const alliance = await Alliance.formed(service.client, { allianceId: 'slowly' });
      await caughtUp(alliance.position, RECOVERED_WITHIN);
      for (const network of [stores.toDocuments, stores.toEvents]) network.slowDown(0);
    },
    PATIENCE,
  );

  it(
    'has a watcher record what a deadline makes of a promise',
    async () => {
      const { stored } = new LivingAlliance()
        .record('2020-01-01T12:00:00.000Z', commands.form('2020-01-01'))
        .record('2020-02-01T12:00:00.000Z', commands.promise('2020-02-01', { dueOn: '2020-06-30' }));
      const store = new EventStoreDbEventStore({ url: environment.EVENTSTOREDB_URL });
      await store.append(`alliance-${ALLIANCE}`, stored, 'no-stream');
      await store.close();
      start('watcher');
      const alliance = new Alliance(service.client, ALLIANCE);
      await until(RECOVERED_WITHIN, async () => (await alliance.state()).commitments[0]?.status === 'missed');
      expect((await alliance.events()).at(-1)?.metadata['recordedBy']).toBe('watcher');
    },
    PATIENCE,
  );

  it(
    'has the read models that are made from the first event on',
    async () => {
      const last = (await new Alliance(service.client, ALLIANCE).events()).at(-1)?.position ?? '';
      const anew = { ...environment, MONGODB_URL: stores.newDatabase() };
      start('projector', anew);
      const [live, rebuilt] = await Promise.all(
        [environment, anew].map(({ MONGODB_URL: url }) => documentsAt(url, last)),
      );
      expect(rebuilt?.get('lifecycle_entries')?.length).toBeGreaterThan(50);
      expect(rebuilt).toEqual(live);
    },
    PATIENCE,
  );
});

/** How many parts each of the projectors holds. */
async function partsByHolder(url: string): Promise<readonly number[]> {
  const store = new MongodbReadStore({ url });
  const held = await store.heldLeases('projector-');
  await store.close();
  const parts = new Map<string, number>();
  for (const { name, holder } of held)
    if (!name.includes('seat')) parts.set(holder, (parts.get(holder) ?? 0) + 1);
  return [...parts.values()];
}

/** Every document of the read models, once they have seen all events up to a position. */
async function documentsAt(url: string, position: string): Promise<ReadonlyMap<string, readonly Document[]>> {
  const store = new MongodbReadStore({ url });
  const documents = new Map<string, readonly Document[]>();
  for (const name of new Set(Object.values(PROJECTION_OF)))
    await until(RECOVERED_WITHIN, async () => ((await store.checkpoint(name)) ?? '') >= position);
  for (const collection of Object.values(READ_MODELS))
    documents.set(collection, await store.find(collection, {}));
  await store.close();
  return documents;
}
