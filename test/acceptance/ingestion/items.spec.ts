import { Alliance } from '../harness/alliance.js';
import { useService } from '../harness/service.js';
import {
  batch,
  cloudEvent,
  formed,
  gave,
  lines,
  newAlliance,
  structured,
  type CloudEvent,
} from './cloud-events.js';

const entente = useService();

describe('duplicates', () => {
  it('are known by source and id, wherever they come', async () => {
    const id = newAlliance();
    const events = [formed(id), gave(id)];
    const first = (await batch(entente.client, events)).body.items;
    const again = (await batch(entente.client, [...events, gave(id)])).body.items;
    expect(again.map(({ status }) => status)).toEqual(['duplicate', 'duplicate', 'recorded']);
    expect(again.slice(0, 2)).toEqual(first.map((item) => ({ ...item, status: 'duplicate' })));
    const { items } = await lines(
      entente.client,
      events.map((event) => JSON.stringify(event)),
    );
    expect(items).toEqual(again.slice(0, 2));
    expect(await new Alliance(entente.client, id).events()).toHaveLength(3);
  });

  it('are known within one batch', async () => {
    const id = newAlliance();
    const gift = gave(id);
    const { items } = (await batch(entente.client, [formed(id), gift, gift])).body;
    expect(items.map(({ status }) => status)).toEqual(['recorded', 'recorded', 'duplicate']);
  });

  it('are others where the source or the alliance is another', async () => {
    const [id, other] = [newAlliance(), newAlliance()];
    const gift = gave(id);
    const events = [
      formed(id),
      formed(other),
      gift,
      { ...gift, source: '/elsewhere' },
      { ...gift, subject: other },
    ];
    const { items } = (await batch(entente.client, events)).body;
    expect(items.map(({ status }) => status)).toEqual(Array(5).fill('recorded'));
  });

  it('are known however their time is written', async () => {
    const id = newAlliance();
    const gift = cloudEvent('contribution-made', id, { givers: ['a'], kind: 'time', description: 'A day' });
    const times = ['10:30:00Z', '10:30:00.000Z', '12:30:00+02:00', '10:30:00-00:00', '10:30:00.0z'];
    const events = times.map((time) => ({ ...gift, time: `2020-02-01T${time}` }));
    const { items } = (await batch(entente.client, [formed(id), ...events])).body;
    const [, first, ...others] = items.map(({ status }) => status);
    expect([first, ...others]).toEqual(['recorded', ...Array<string>(4).fill('duplicate')]);
    const later = { ...gift, time: '2020-02-01T10:30:00.001Z' };
    const [other] = (await batch(entente.client, [later])).body.items;
    expect(other).toMatchObject({ status: 'rejected', problem: { status: 422 } });
  });

  it('with other data are rejected', async () => {
    const id = newAlliance();
    const gift = gave(id);
    const { items } = (
      await batch(entente.client, [formed(id), gift, gave(id, { kind: 'money' }, { id: gift['id'] })])
    ).body;
    expect(items[2]).toMatchObject({ status: 'rejected', problem: { status: 422 } });
  });
});

describe('dryRun', () => {
  const answers = async (events: readonly CloudEvent[], query: string): Promise<unknown> =>
    (await batch(entente.client, events, query)).body.items.map(({ id, status, revision, problem }) => ({
      id,
      status,
      revision,
      problem: problem?.rule,
    }));

  it('gives the same answers, and records nothing', async () => {
    const id = newAlliance();
    const events = [
      formed(id),
      cloudEvent('commitment-made', id, {
        commitmentId: 'well',
        debtors: ['a'],
        creditors: ['b'],
        description: 'A well',
        occurredOn: '2020-02-01',
      }),
      cloudEvent('commitment-kept', id, { commitmentId: 'well', occurredOn: '2020-03-01' }),
      cloudEvent('commitment-kept', id, { commitmentId: 'well', confirmedBy: 'b', occurredOn: '2020-03-01' }),
      formed(id),
    ];
    const tried = await answers([...events, ...events.slice(0, 2)], '?dryRun=true');
    expect((await entente.client.get(`/v1/alliances/${id}/events`)).status).toBe(404);
    expect(await answers([...events, ...events.slice(0, 2)], '')).toEqual(tried);
    expect(tried).toMatchObject([
      { status: 'recorded', revision: 0 },
      { status: 'recorded', revision: 1 },
      { status: 'rejected', problem: 'unconfirmed' },
      { status: 'recorded', revision: 2 },
      { status: 'rejected', problem: 'id-taken' },
      { status: 'duplicate', revision: 0 },
      { status: 'duplicate', revision: 1 },
    ]);
    expect(await answers(events.slice(0, 1), '?dryRun=true')).toMatchObject([{ status: 'duplicate' }]);
  });

  it('does so line by line, too', async () => {
    const id = newAlliance();
    const sent = [formed(id), gave(id), gave(id, { givers: ['z'] })].map((event) => JSON.stringify(event));
    const { items } = await lines(entente.client, sent, '?dryRun=true');
    expect(items.map(({ status }) => status)).toEqual(['recorded', 'recorded', 'rejected']);
    expect((await entente.client.get(`/v1/alliances/${id}/events`)).status).toBe(404);
  });

  it('is true or false', async () => {
    expect((await structured(entente.client, formed(newAlliance()), '?dryRun=perhaps')).status).toBe(400);
  });
});

describe('an item that is wrong', () => {
  const WRONG: readonly (readonly [what: string, wrong: (id: string) => unknown, status: number])[] = [
    ['no CloudEvent', () => 7, 400],
    ['without an id', (id) => ({ ...gave(id), id: undefined }), 400],
    ['without a source', (id) => ({ ...gave(id), source: undefined }), 400],
    ['without a subject', (id) => ({ ...gave(id), subject: undefined }), 400],
    ['without data', (id) => ({ ...gave(id), data: undefined }), 400],
    ['of another specversion', (id) => ({ ...gave(id), specversion: '0.3' }), 400],
    ['of an unknown type', (id) => ({ ...gave(id), type: 'entente.alliance-adored.v1' }), 400],
    ['of an unknown version', (id) => ({ ...gave(id), type: 'entente.contribution-made.v9' }), 400],
    ['of another system', (id) => ({ ...gave(id), type: 'com.github.push' }), 400],
    ['at no time', (id) => ({ ...gave(id), time: 'noon' }), 400],
    ['with a wrong field', (id) => gave(id, { kind: 'love' }), 400],
    ['with an unknown field', (id) => gave(id, { surprise: 1 }), 400],
    ['with a date that does not exist', (id) => gave(id, { occurredOn: '2020-02-30' }), 400],
    ['with NUL', (id) => gave(id, { description: 'a\0b' }), 400],
    ['with half a character', (id) => gave(id, { description: 'a\ud800' }), 400],
    ['with NUL in its id', (id) => ({ ...gave(id), id: 'a\0b' }), 400],
    ['with an id without end', (id) => ({ ...gave(id), id: 'x'.repeat(100_000) }), 400],
    ['about an unknown alliance', () => gave('unknown'), 404],
    ['about what cannot be an alliance', () => gave('-x'), 400],
    ['that breaks a rule', (id) => gave(id, { givers: ['z'] }), 409],
  ];

  it.each(WRONG)('%s is rejected, and the next one is not', async (_, wrong, status) => {
    const id = newAlliance();
    const events = [formed(id), wrong(id), gave(id)];
    const { items } = (await batch(entente.client, events)).body;
    expect(items.map((item) => item.status)).toEqual(['recorded', 'rejected', 'recorded']);
    expect(items[1]?.problem).toMatchObject({ status, type: expect.any(String), detail: expect.any(String) });
    const told = await lines(
      entente.client,
      events.slice(1, 2).map((event) => JSON.stringify(event)),
    );
    expect(told.items.map((item) => item.status)).toEqual(['rejected']);
    expect(await new Alliance(entente.client, id).events()).toHaveLength(2);
  });

  it('as a line that is no JSON is rejected, and the next one is not', async () => {
    const id = newAlliance();
    const sent = [JSON.stringify(formed(id)), '{"half', '', JSON.stringify(gave(id))];
    const { items } = await lines(entente.client, sent);
    expect(items.map(({ status }) => status)).toEqual(['recorded', 'rejected', 'recorded']);
  });

  it('leaves nothing behind when all are wrong', async () => {
    const wrong = [gave('nowhere'), cloudEvent('alliance-formed', 'nowhere', { name: 'x' })];
    expect((await batch(entente.client, wrong)).body.items.map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
    ]);
    expect((await entente.client.get('/v1/alliances/nowhere/events')).status).toBe(404);
  });

  it('as one of too many in a batch is 413', async () => {
    const { status } = await batch(entente.client, Array.from({ length: 5_001 }, () => ({})) as never);
    expect(status).toBe(413);
  });

  it('as part of too large a batch is 413', async () => {
    const id = newAlliance();
    const answer = await batch(
      entente.client,
      Array.from({ length: 50_000 }, () => gave(id)),
    );
    expect([400, 413]).toContain(answer.status);
  });
});
