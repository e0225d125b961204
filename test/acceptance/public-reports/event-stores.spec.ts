// What was reported of other event stores, tried here: docs/decisions/public-reports.md has the reports.
import { Alliance } from '../harness/alliance.js';
import { useService } from '../harness/service.js';
import { type Page, type Recorded } from '../harness/shapes.js';
import { batch, formed, gave, newAlliance, structured } from '../ingestion/cloud-events.js';

const entente = useService();

const times = <T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

const contribution = { givers: ['a'], kind: 'time', description: 'A day', occurredOn: '2020-06-01' };

describe('reported of event stores', () => {
  it('an event with one id is stored as often as it is sent (KurrentDB#1970): it is stored once', async () => {
    const id = newAlliance();
    await structured(entente.client, formed(id));
    const event = gave(id);
    const answers = await times(20, () => structured(entente.client, event));
    const items = answers.flatMap(({ body }) => body.items);
    expect(new Set(items.map(({ eventId }) => eventId)).size).toBe(1);
    expect(items.filter(({ status }) => status === 'recorded')).toHaveLength(1);
    expect(await new Alliance(entente.client, id).events()).toHaveLength(2);
  });

  it('commits are taken for duplicates under concurrency and lost (NEventStore#79): none is lost', async () => {
    const alliance = await Alliance.formed(entente.client);
    const recorded = await times(50, (index) =>
      alliance.record('contributions', { ...contribution, contributionId: `c${index}` }),
    );
    const revisions = recorded.map(({ revision }) => revision).sort((one, other) => one - other);
    expect(revisions).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    const stored = (await alliance.events()).map(({ revision }) => revision);
    expect(stored).toEqual([0, ...revisions]);
  });

  it('subscriptions skip events that commit out of order (Eventuous#222): every one is projected', async () => {
    const alliances = await times(8, () => Alliance.formed(entente.client));
    const writes = alliances.flatMap((alliance) =>
      Array.from({ length: 10 }, (_, index) =>
        alliance.record('contributions', { ...contribution, contributionId: `c${index}` }),
      ),
    );
    const positions = (await Promise.all(writes)).map(({ position }: Recorded) => position).sort();
    const after = positions.at(-1) ?? '';
    for (const alliance of alliances) {
      const path = `${alliance.path('contributions')}?after=${after}`;
      // A store that is slow to write is waited for: 503 says to ask again.
      while ((await entente.client.get(path)).status === 503);
      const { items } = await entente.client.read<Page<unknown>>(path);
      expect(items).toHaveLength(10);
    }
  });

  it('events of one append are stored in part (disintegrate#205): of a refused append nothing is', async () => {
    const alliance = await Alliance.formed(entente.client);
    await alliance.promise('one');
    const openCommitments = ['one', 'unknown'].map((commitmentId) => ({ commitmentId, becomes: 'released' }));
    const refused = await alliance.refused('dissolution', { reason: 'failed', openCommitments });
    expect(refused.body.rule).toBe('open-commitments');
    expect(await alliance.events()).toHaveLength(2);
    expect((await batch(entente.client, [])).status).toBe(200);
  });
});
