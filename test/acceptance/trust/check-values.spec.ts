import { Alliance, type Formation } from '../harness/alliance.js';
import { useService } from '../harness/service.js';
import { type Point, type TrustTimeline } from '../harness/shapes.js';

const entente = useService();
const DAY = 86_400_000;

/** To 1e-6, as the table is written. */
const near = (actual: number | undefined, expected: number): void =>
  expect(Math.abs((actual ?? NaN) - expected)).toBeLessThan(1e-6);

/** The day so many days after 2020-01-01. */
const day = (days: number): string => new Date(Date.UTC(2020, 0, 1) + days * DAY).toISOString().slice(0, 10);

type Outcome = readonly [terms: object, path: string, body: object];

const kept = (on: number, terms: object = {}, body: object = {}): Outcome => [
  terms,
  'fulfilment',
  { deliveredOn: day(on), confirmedBy: 'b', ...body },
];
const missed = (on: number, terms: object = {}): Outcome => [terms, 'miss', { asOf: day(on), by: 'a' }];

/** Promises of a to b, each with its outcome. */
async function after(outcomes: readonly Outcome[], formed: Formation = {}): Promise<Alliance> {
  const alliance = await Alliance.formed(entente.client, formed);
  for (const [index, [terms, path, body]] of outcomes.entries()) {
    await alliance.promise(`p${index}`, terms);
    await alliance.record(`commitments/p${index}/${path}`, body);
  }
  return alliance;
}

const KEYS = ['', '?debtor=a', '?debtor=a&creditor=b'];

async function lastPoint(alliance: Alliance, query: string): Promise<Point | undefined> {
  return (await alliance.timeline(query)).points.at(-1);
}

/** domain.md 5: R, S, E, u, lower, upper. */
const TABLE: readonly (readonly [
  what: string,
  outcomes: readonly Outcome[],
  formed: Formation,
  row: readonly number[],
])[] = [
  ['r 7, s 1', [kept(9, { weight: 7 }), missed(9)], {}, [7, 1, 0.8, 0.2, 0.570864, 0.958977]],
  ['kept on time', [kept(9)], {}, [1, 0, 0.666667, 0.666667, 0.223607, 0.974679]],
  ['missed', [missed(9)], {}, [0, 1, 0.333333, 0.666667, 0.025321, 0.776393]],
  ['missed, κ 2', [missed(9)], { trustPolicy: 'cautious' }, [0, 2, 0.25, 0.5, 0.016952, 0.631597]],
  [
    'kept day 0, kept day 100, missed day 200',
    [kept(0), kept(100), missed(200)],
    {},
    [1.511033, 1, 0.556643, 0.443357, 0.195289, 0.887026],
  ],
  ['kept 30 days late', [kept(40, { dueOn: day(10) })], {}, [0.5, 0.5, 0.5, 0.666667, 0.097308, 0.902692]],
  [
    '60 % delivered on time, weight 2',
    [kept(9, { weight: 2 }, { fraction: 0.6 })],
    {},
    [1.2, 0.8, 0.55, 0.5, 0.172019, 0.897016],
  ],
];

describe('the check values, over HTTP', () => {
  describe.each(TABLE)('%s', (_, outcomes, formed, [R, S, E, u, lower, upper]) => {
    let alliance: Alliance;
    beforeAll(async () => {
      alliance = await after(outcomes, formed);
    });

    it.each(KEYS)('in trust-timeline%s', async (query) => {
      const point = await lastPoint(alliance, query);
      near(point?.R, R ?? NaN);
      near(point?.S, S ?? NaN);
      near(point?.E, E ?? NaN);
      near(point?.u, u ?? NaN);
      near(point?.lower, lower ?? NaN);
      near(point?.upper, upper ?? NaN);
    });
  });

  it('no evidence', async () => {
    const { points, now } = await (await Alliance.formed(entente.client)).timeline();
    expect(points).toEqual([]);
    expect(now).toMatchObject({ R: 0, S: 0, E: 0.5, u: 1, band: 'unproven' });
    near(now.lower, 0.05);
    near(now.upper, 0.95);
  });

  it('kept on time, read 365 days later', async () => {
    const then = new Date(Date.now() - 365 * DAY).toISOString();
    const alliance = await Alliance.formed(entente.client, { occurredOn: '2015' });
    await alliance.promise('p', { occurredOn: '2016' });
    await alliance.record('commitments/p/fulfilment', { occurredOn: then, confirmedBy: 'b' });
    for (const query of KEYS) {
      const { points, now } = await alliance.timeline(query);
      expect(points.map(({ R }) => R)).toEqual([1]);
      const days = (Date.parse(now.asOf) - Date.parse(then)) / DAY;
      near(now.R, 2 ** (-days / 365));
      near(now.E, (now.R + 1) / (now.R + 2));
      for (const [actual, expected] of [
        [now.R, 0.5],
        [now.S, 0],
        [now.E, 0.6],
        [now.u, 0.8],
        [now.lower, 0.135721],
        [now.upper, 0.966383],
      ] as const) {
        near(actual, expected);
      }
    }
    const { trust } = await alliance.view();
    near(trust.E, 0.6);
    near(trust.u, 0.8);
  });

  it('the parts of the three-event case', async () => {
    const alliance = await after([kept(0), kept(100), missed(200)]);
    const { points, policy } = await alliance.timeline();
    expect(points.map(({ ageing }) => ageing.toFixed(6))).toEqual(['0.000000', '-0.020394', '-0.023518']);
    expect(points.map(({ change }) => change.toFixed(6))).toEqual(['0.166667', '0.092428', '-0.158541']);
    const parts = points.reduce((sum, { ageing, change }) => sum + ageing + change, policy.baseRate);
    near(parts, points.at(-1)?.E ?? NaN);
  });
});

describe('the trust of several', () => {
  it('is split over debtors, then over each one’s creditors', async () => {
    const alliance = await Alliance.formed(entente.client, { partners: ['a', 'b', 'c'] });
    await alliance.promise('p', { debtors: ['a', 'b'], creditors: ['b', 'c'] });
    await alliance.record('commitments/p/fulfilment', { deliveredOn: day(9), confirmedBy: 'c' });
    const R = async (query: string): Promise<number | undefined> => (await lastPoint(alliance, query))?.R;
    near(await R(''), 1);
    near(await R('?debtor=a'), 0.5);
    near(await R('?debtor=b'), 0.5);
    near(await R('?debtor=a&creditor=b'), 0.25);
    near(await R('?debtor=a&creditor=c'), 0.25);
    near(await R('?debtor=b&creditor=c'), 0.5);
  });

  it('knows no strangers, and nothing of those of whom nothing is known', async () => {
    const alliance = await after([kept(0)]);
    for (const query of ['debtor=z', 'debtor=a&creditor=z', 'debtor=z&creditor=b']) {
      expect((await alliance.client.get(alliance.path(`trust-timeline?${query}`))).status).toBe(404);
    }
    const unknown: TrustTimeline = await alliance.timeline('?debtor=b&creditor=a');
    expect(unknown).toMatchObject({ points: [], now: { R: 0, S: 0, E: 0.5 } });
  });

  it('counts what is behind it, beside it', async () => {
    const alliance = await after([
      kept(10),
      kept(20, { dueOn: day(15) }),
      kept(30, {}, { fraction: 0.5 }),
      missed(40),
    ]);
    const { points, now } = await alliance.timeline();
    expect(points.at(-1)?.counts).toEqual({ kept: 1, late: 1, partlyKept: 1, missed: 1 });
    expect(now.counts).toEqual(points.at(-1)?.counts);
  });

  it('moves by ratings in reviews', async () => {
    const alliance = await Alliance.formed(entente.client);
    const ratings = [{ rater: 'b', subject: 'a', score: 4 }];
    await alliance.record('reviews', { ratings, decision: 'none', occurredOn: day(5) });
    const point = await lastPoint(alliance, '?debtor=a&creditor=b');
    near(point?.R, 0.375);
    near(point?.S, 0.125);
  });

  it('is shown from and to a date', async () => {
    const alliance = await after([kept(0), kept(100), missed(200)]);
    const on = async (query: string): Promise<string[]> =>
      (await alliance.timeline(query)).points.map(({ occurredOn }) => occurredOn);
    expect(await on(`?from=${day(50)}`)).toEqual([day(100), day(200)]);
    expect(await on(`?to=${day(100)}`)).toEqual([day(0), day(100)]);
    expect(await on(`?from=${day(1)}&to=${day(199)}`)).toEqual([day(100)]);
    expect(await on('?from=2020&to=2020')).toEqual([day(0), day(100), day(200)]);
  });
});
