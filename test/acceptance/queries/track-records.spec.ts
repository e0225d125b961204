import { Alliance } from '../harness/alliance.js';
import { INSTANT } from '../harness/expectations.js';
import { useService } from '../harness/service.js';
import { type Scores, type TrustCounts } from '../harness/shapes.js';

const entente = useService({});

type Trust = Scores & { readonly R: number; readonly S: number };
interface TrackRecord {
  readonly partnerId: string;
  readonly asOf: string;
  readonly trust: Trust;
  readonly counts: TrustCounts;
  readonly alliances: readonly {
    readonly allianceId: string;
    readonly phase: string;
    readonly role?: string;
    readonly ending?: unknown;
    readonly trust: Trust;
    readonly counts: TrustCounts;
  }[];
}

describe('GET /v1/partners/:partnerId/track-record', () => {
  let one: Alliance;
  let two: Alliance;
  const read = (query = ''): Promise<TrackRecord> =>
    entente.client.read(`/v1/partners/tracked/track-record?after=${two.position}${query}`);

  beforeAll(async () => {
    one = await Alliance.formed(entente.client, {
      allianceId: 'tracked-1',
      partners: ['tracked', 'b'],
      trustPolicy: 'fast',
    });
    await one.promise('p', { debtors: ['tracked'] });
    await one.record('commitments/p/fulfilment', { deliveredOn: '2020-02-01', confirmedBy: 'b' });
    await one.record('dissolution', { reason: 'achieved', openCommitments: [], occurredOn: '2020-03-01' });
    two = await Alliance.formed(entente.client, { allianceId: 'tracked-2', partners: ['tracked', 'c'] });
    await two.promise('p', { debtors: ['tracked'], creditors: ['c'] });
    await two.record('commitments/p/miss', { asOf: '2020-06-01', by: 'tracked' });
  });

  it('pools what all alliances say, each aged under its own policy', async () => {
    const record = await read();
    expect(record).toMatchObject({
      partnerId: 'tracked',
      asOf: expect.stringMatching(INSTANT),
      counts: { kept: 1, late: 0, partlyKept: 0, missed: 1 },
      alliances: [
        {
          allianceId: 'tracked-1',
          name: 'Water for all',
          phase: 'dissolved',
          joinedOn: '2020-01-01',
          ending: { endedOn: '2020-03-01', reason: 'achieved' },
          counts: { kept: 1, missed: 0 },
        },
        { allianceId: 'tracked-2', phase: 'active', counts: { kept: 0, missed: 1 } },
      ],
    });
    const since = (date: string): number => (Date.parse(record.asOf) - Date.parse(date)) / 86_400_000;
    const [kept, missed] = [2 ** (-since('2020-02-01') / 180), 2 ** (-since('2020-06-01') / 365)];
    expect(record.trust.R).toBeCloseTo(kept, 9);
    expect(record.trust.S).toBeCloseTo(missed, 9);
    expect(record.trust.E).toBeCloseTo((kept + 1) / (kept + missed + 2), 9);
    expect(record.alliances[0]?.trust.R).toBeCloseTo(kept, 9);
  });

  it('tells how it was at a date', async () => {
    expect(await read('&asOf=2020-02')).toMatchObject({
      asOf: '2020-02-29T23:59:59.999Z',
      counts: { kept: 1, missed: 0 },
      trust: { S: 0 },
      alliances: [{ phase: 'active' }, { phase: 'active' }],
    });
    expect((await read('&asOf=2020-02')).alliances[0]).not.toHaveProperty('ending');
    expect(await read('&asOf=2019')).toMatchObject({ trust: { E: 0.5, u: 1 }, alliances: [] });
  });

  it('knows no stranger', async () => {
    const answer = await entente.client.get('/v1/partners/nobody-at-all/track-record');
    expect(answer).toMatchObject({ status: 404, body: { type: expect.stringContaining('not-found') } });
  });

  it('may be what is expected before any evidence', async () => {
    const plain = await two.timeline('?debtor=tracked');
    const based = await two.timeline('?debtor=tracked&baseRate=track-record');
    const elsewhere = (await read()).alliances[0]?.trust.E ?? NaN;
    expect(based.policy).toEqual({ ...plain.policy, baseRate: expect.closeTo(elsewhere, 6) });
    const [point] = based.points;
    const [same] = plain.points;
    expect(point).toMatchObject({ R: same?.R, S: same?.S, counts: same?.counts, ageing: 0 });
    expect(point?.E).toBeCloseTo((2 * elsewhere) / 3, 6);
    expect(elsewhere + (point?.change ?? NaN)).toBeCloseTo(point?.E ?? NaN, 6);
    const alone = await entente.client.get(two.path('trust-timeline?baseRate=track-record'));
    expect(alone).toMatchObject({ status: 400, body: { errors: [{ pointer: '/baseRate' }] } });
  });
});

describe('GET /v1/portfolio', () => {
  interface Portfolio {
    readonly alliances: number;
    readonly phases: Readonly<Record<string, number>>;
    readonly kinds: Readonly<Record<string, number>>;
    readonly endings: Readonly<Record<string, number>>;
    readonly survival: readonly { readonly days: number; readonly survival: number }[];
    readonly firstMiss: { readonly alliances: number; readonly never: number };
    readonly keptByMonth: readonly { readonly month: string; readonly keptRate: number }[];
  }

  it('shows all alliances, side by side', async () => {
    const before = await entente.client.read<Portfolio>('/v1/portfolio');
    const alliance = await Alliance.formed(entente.client, { kind: 'knowledge-network' });
    await alliance.promise('kept');
    await alliance.promise('missed');
    const month = '2020-07';
    await alliance.record('commitments/kept/fulfilment', { deliveredOn: `${month}-01`, confirmedBy: 'b' });
    await alliance.record('commitments/missed/miss', { asOf: `${month}-02`, by: 'a' });
    await alliance.record('lapse', { basis: 'silence', occurredOn: '2020-09-01' });
    const after = await entente.client.read<Portfolio>(`/v1/portfolio?after=${alliance.position}`);
    expect(after.alliances).toBe(before.alliances + 1);
    expect(after.phases['lapsed']).toBe((before.phases['lapsed'] ?? 0) + 1);
    expect(after.kinds['knowledge-network']).toBe((before.kinds['knowledge-network'] ?? 0) + 1);
    expect(after.endings['lapsed']).toBe((before.endings['lapsed'] ?? 0) + 1);
    expect(after.firstMiss.alliances).toBe(before.firstMiss.alliances + 1);
    expect(after.survival.find(({ days }) => days === 244)).toMatchObject({ ended: 1 });
    expect(after.keptByMonth).toContainEqual(
      expect.objectContaining({ month, kept: 1, missed: 1, keptRate: 0.5 }),
    );
  });
});
