import { Alliance } from '../harness/alliance.js';
import { useService } from '../harness/service.js';
import { type CommitmentView, type Page } from '../harness/shapes.js';

const entente = useService();
const far = '2999-01-01';

/** One commitment of each status there is, named for it. */
async function ofEveryStatus(): Promise<Alliance> {
  const alliance = await Alliance.formed(entente.client);
  await alliance.promise('open');
  await alliance.promise('open-and-due', { dueOn: far });
  await alliance.promise('overdue', { dueOn: '2020-02-01' });
  for (const id of ['kept', 'partly-kept', 'missed', 'released', 'withdrawn']) await alliance.promise(id);
  const occurredOn = '2020-03-01';
  const outcomes: [string, object][] = [
    ['kept/fulfilment', { confirmedBy: 'b' }],
    ['partly-kept/fulfilment', { confirmedBy: 'b', fraction: 0.5 }],
    ['missed/miss', { by: 'a' }],
    ['released/release', { by: ['b'], reason: 'no need' }],
    ['withdrawn/withdrawal', { by: ['a'], reason: 'no means' }],
  ];
  for (const [path, body] of outcomes) await alliance.record(`commitments/${path}`, { ...body, occurredOn });
  return alliance;
}

describe('commitments', () => {
  let alliance: Alliance;
  beforeAll(async () => {
    alliance = await ofEveryStatus();
  });

  it('are listed, each as it shows itself', async () => {
    const { items } = await alliance.read<Page<CommitmentView>>('commitments');
    expect(items).toHaveLength(8);
    for (const item of items) expect(item).toEqual(await alliance.commitment(item.commitmentId));
  });

  it('show their terms, status and history', async () => {
    const stored = await alliance.events();
    expect(await alliance.commitment('overdue')).toMatchObject({
      allianceId: alliance.id,
      commitmentId: 'overdue',
      debtors: ['a'],
      creditors: ['b'],
      description: 'A well',
      weight: 1,
      madeOn: '2020-01-01',
      dueOn: '2020-02-01',
      status: 'overdue',
      history: [{ eventId: stored[3]?.eventId, type: 'CommitmentMade', occurredOn: '2020-01-01' }],
    });
  });

  it.each([
    ['open', ['open', 'open-and-due']],
    ['overdue', ['overdue']],
    ['kept', ['kept']],
    ['partly-kept', ['partly-kept']],
    ['missed', ['missed']],
    ['released', ['released']],
    ['withdrawn', ['withdrawn']],
  ])('are picked by the status %s', async (status, expected) => {
    const { items } = await alliance.read<Page<CommitmentView>>(`commitments?status=${status}`);
    expect(items.map(({ commitmentId }) => commitmentId).sort()).toEqual(expected);
    expect(new Set(items.map((item) => item.status))).toEqual(new Set([status]));
  });

  it('are picked over all alliances, by status and due date', async () => {
    const other = await Alliance.formed(entente.client);
    await other.promise('overdue-too', { dueOn: '2020-01-15' });
    const ids = async (query: string): Promise<string[]> => {
      const path = `/v1/commitments?limit=1000&${query}&after=${other.position}`;
      return (await entente.client.read<Page<CommitmentView>>(path)).items
        .filter(({ allianceId }) => [alliance.id, other.id].includes(allianceId))
        .map((item) => item.commitmentId)
        .sort();
    };
    expect(await ids('status=overdue')).toEqual(['overdue', 'overdue-too']);
    expect(await ids('dueBefore=2020-02-01')).toEqual(['overdue-too']);
    expect(await ids('dueBefore=2999-02-01')).toEqual(['open-and-due', 'overdue', 'overdue-too']);
    expect(await ids('status=open&dueBefore=2999-02-01')).toEqual(['open-and-due']);
  });
});

describe('contributions', () => {
  it('are picked by the partner who gave or got them', async () => {
    const alliance = await Alliance.formed(entente.client, { partners: ['a', 'b', 'c'] });
    const gift = { kind: 'time', description: 'A day', occurredOn: '2020-02-01' };
    const fromA = { contributionId: 'from-a', givers: ['a'], beneficiaries: [{ partnerId: 'b', share: 1 }] };
    await alliance.record('contributions', { ...gift, ...fromA });
    await alliance.record('contributions', {
      ...gift,
      contributionId: 'from-c',
      givers: ['c'],
      beneficiaries: [],
    });
    const ids = async (query: string): Promise<unknown[]> =>
      (await alliance.read<Page<Record<string, unknown>>>(`contributions${query}`)).items.map(
        (item) => item['contributionId'],
      );
    expect((await ids('')).sort()).toEqual(['from-a', 'from-c']);
    expect(await ids('?partner=a')).toEqual(['from-a']);
    expect(await ids('?partner=c')).toEqual(['from-c']);
  });
});
