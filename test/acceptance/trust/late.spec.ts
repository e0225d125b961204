import { Alliance } from '../harness/alliance.js';
import { useService } from '../harness/service.js';
import { type CommitmentView, type Page, type Point } from '../harness/shapes.js';

const entente = useService();

type Fact = readonly [path: string, body: object];

const formed = { partners: ['a', 'b', 'c'] };
const promise = (commitmentId: string, occurredOn: string, terms: object = {}): Fact => [
  'commitments',
  { commitmentId, debtors: ['a'], creditors: ['b'], description: 'A well', occurredOn, ...terms },
];
const kept = (id: string, deliveredOn: string, rest: object = {}): Fact => [
  `commitments/${id}/fulfilment`,
  { deliveredOn, evidence: 'seen', ...rest },
];
const missed = (id: string, asOf: string): Fact => [`commitments/${id}/miss`, { asOf, by: 'a' }];

/** A history in the order in which it happened. */
const HISTORY: readonly Fact[] = [
  promise('p1', '2020-01-02', { dueOn: '2020-03-01' }),
  promise('p2', '2020-01-03', { debtors: ['a', 'b'], creditors: ['b', 'c'], weight: 3 }),
  promise('p3', '2020-01-04', { weight: 2 }),
  promise('p4', '2020-01', { debtors: ['b'], creditors: ['a', 'c'] }),
  kept('p1', '2020-03-11'),
  [
    'reviews',
    {
      reviewId: 'r1',
      ratings: [{ rater: 'c', subject: 'a', score: 2 }],
      decision: 'none',
      occurredOn: '2020-04',
    },
  ],
  kept('p2', '2020-05-01', { fraction: 0.5 }),
  missed('p3', '2020-06-01'),
  kept('p4', '2020-07'),
  kept('p3', '2020-08-01'),
];

const KEYS = [
  '',
  '?debtor=a',
  '?debtor=b',
  '?debtor=a&creditor=b',
  '?debtor=a&creditor=c',
  '?debtor=b&creditor=a',
];

/** Other orders in which the same may become known: a promise is known before its outcome. */
const ORDERS: readonly (readonly [how: string, order: readonly number[]])[] = [
  ['last first', [3, 8, 2, 9, 7, 1, 6, 5, 0, 4]],
  ['promises first, outcomes backwards', [0, 1, 2, 3, 9, 8, 7, 6, 5, 4]],
  ['one that was forgotten', [0, 1, 3, 4, 5, 6, 8, 2, 7, 9]],
];

async function told(order: readonly number[]): Promise<Alliance> {
  const alliance = await Alliance.formed(entente.client, formed);
  for (const index of order) {
    const [path, body] = HISTORY[index] ?? ['', {}];
    await alliance.record(path, body);
  }
  return alliance;
}

const score = (point: Point): object => ({ ...point, eventId: '', position: '' });

async function shown(alliance: Alliance): Promise<unknown> {
  const timelines = await Promise.all(KEYS.map((key) => alliance.timeline(key)));
  const { items } = await alliance.read<Page<CommitmentView>>('commitments');
  return {
    points: timelines.map(({ points }) => points.map(score)),
    commitments: items
      .map(({ commitmentId, status, daysLate, fraction }) => ({ commitmentId, status, daysLate, fraction }))
      .sort((one, other) => one.commitmentId.localeCompare(other.commitmentId)),
    counts: (await alliance.view()).counts,
  };
}

describe('the same history, told in another order', () => {
  let inTime: unknown;
  beforeAll(async () => {
    inTime = await shown(await told(HISTORY.map((_, index) => index)));
  });

  it.each(ORDERS)('gives the same timelines: %s', async (_, order) => {
    expect(await shown(await told(order))).toEqual(inTime);
  });

  it('gives the same timelines after every single event', async () => {
    const alliance = await Alliance.formed(entente.client, formed);
    for (const index of ORDERS[0]?.[1] ?? []) {
      const [path, body] = HISTORY[index] ?? ['', {}];
      await alliance.record(path, body);
      await alliance.timeline();
    }
    expect(await shown(alliance)).toEqual(inTime);
  });
});

describe('what is superseded', () => {
  it('is as if it had never been', async () => {
    const alliance = await Alliance.formed(entente.client);
    const other = await Alliance.formed(entente.client);
    for (const each of [alliance, other]) await each.promise('p');
    await alliance.record(...missed('p', '2020-02-01'));
    expect((await alliance.timeline()).points.map(({ S }) => S)).toEqual([1]);
    for (const each of [alliance, other]) await each.record(...kept('p', '2020-03-01'));
    const points = async (each: Alliance): Promise<unknown> => (await each.timeline()).points.map(score);
    expect(await points(alliance)).toEqual(await points(other));
    expect((await alliance.view()).counts).toEqual((await other.view()).counts);
  });
});
