import { Alliance } from '../harness/alliance.js';
import { expectProblem } from '../harness/expectations.js';
import { useService } from '../harness/service.js';
import { type Problem } from '../harness/shapes.js';

const entente = useService();
const COUNT = 7;
/** A server may hold alliances of others in plenty: then the first pages have to do. */
const MOST_PAGES = 40;

type Item = Readonly<Record<string, unknown>>;
type Answered = Readonly<Record<string, unknown>> & { readonly next?: string };

/** An alliance with seven of everything, many of them at the same time. */
async function busy(): Promise<Alliance> {
  const alliance = await Alliance.formed(entente.client, { partners: ['p', 'q'] });
  for (let index = 0; index < COUNT; index += 1) {
    const occurredOn = `2020-0${2 + Math.floor(index / 3)}-01`;
    const terms = { debtors: ['p'], creditors: ['q'], occurredOn, dueOn: '2020-12-01' };
    await alliance.promise(`c${index}`, terms);
    await alliance.record('contributions', { givers: ['p'], kind: 'time', description: 'A day', occurredOn });
  }
  for (let index = 0; index < COUNT; index += 1) {
    await alliance.record(`commitments/c${index}/fulfilment`, { occurredOn: '2020-06-01', confirmedBy: 'q' });
  }
  return alliance;
}

describe('lists page by cursor', () => {
  let alliance: Alliance;
  beforeAll(async () => {
    alliance = await busy();
    for (let index = 0; index < COUNT; index += 1) {
      ({ position: alliance.position } = await Alliance.formed(entente.client, { kind: 'coalition' }));
    }
  });

  const of = (rest: string): string => alliance.path(rest);

  const lists: readonly (readonly [name: string, path: () => string, field: string, identity: string])[] = [
    ['alliances', () => '/v1/alliances', 'items', 'allianceId'],
    ['alliances of a kind', () => '/v1/alliances?kind=coalition', 'items', 'allianceId'],
    ['alliances of a partner', () => '/v1/alliances?partner=a', 'items', 'allianceId'],
    ['commitments', () => of('commitments'), 'items', 'commitmentId'],
    ['commitments of a status', () => of('commitments?status=kept'), 'items', 'commitmentId'],
    ['commitments of all alliances', () => '/v1/commitments', 'items', 'commitmentId'],
    ['commitments by due date', () => '/v1/commitments?dueBefore=2021', 'items', 'commitmentId'],
    ['contributions', () => of('contributions'), 'items', 'contributionId'],
    ['contributions of a partner', () => of('contributions?partner=p'), 'items', 'contributionId'],
    ['lifecycle entries', () => of('lifecycle'), 'entries', 'eventId'],
    ['points', () => of('trust-timeline'), 'points', 'eventId'],
    ['points of a pair', () => of('trust-timeline?debtor=p&creditor=q'), 'points', 'eventId'],
    ['events', () => of('events'), 'items', 'eventId'],
    ['some events', () => of('events?from=3&to=12'), 'items', 'eventId'],
  ];

  const at = (path: string, query: string): string => `${path}${path.includes('?') ? '&' : '?'}${query}`;

  async function walk(
    path: string,
    field: string,
    limit: number,
  ): Promise<{ readonly pages: readonly Item[][]; readonly ended: boolean }> {
    const pages: Item[][] = [];
    for (let cursor = ''; pages.length < MOST_PAGES;) {
      const answer = await entente.client.read<Answered>(at(path, `limit=${limit}${cursor}`));
      pages.push(answer[field] as Item[]);
      if (answer.next === undefined) return { pages, ended: true };
      cursor = `&cursor=${encodeURIComponent(answer.next)}`;
    }
    return { pages, ended: false };
  }

  it.each(lists)('%s', async (_, path, field, identity) => {
    const settled = at(
      path(),
      path().includes('/events') ? 'limit=1000' : `limit=1000&after=${alliance.position}`,
    );
    const whole = (await entente.client.read<Answered>(settled))[field] as Item[];
    expect(whole.length).toBeGreaterThanOrEqual(COUNT);
    for (const limit of [1, 3, whole.length, 1000]) {
      const { pages, ended } = await walk(path(), field, limit);
      const wanted = ended ? whole : whole.slice(0, MOST_PAGES * limit);
      expect(pages.flat().map((item) => item[identity])).toEqual(wanted.map((item) => item[identity]));
      for (const page of pages.slice(0, -1)) expect(page).toHaveLength(limit);
      expect(pages.at(-1)?.length).toBeGreaterThan(0);
    }
  });

  it.each(lists)('%s: only with a cursor and a limit of their own', async (_, path) => {
    for (const query of ['limit=0', 'limit=1001', 'limit=x', 'cursor=x', 'cursor=eyJ9', 'cursor=W10']) {
      expectProblem(await entente.client.get<Problem>(at(path(), query)), 400);
    }
  });

  it('a cursor of one list is none of another', async () => {
    const { next = '' } = await entente.client.read<Answered>(at(of('lifecycle'), 'limit=2'));
    const cursor = encodeURIComponent(next);
    for (const rest of ['contributions', 'commitments', 'trust-timeline']) {
      expectProblem(await entente.client.get<Problem>(at(of(rest), `cursor=${cursor}`)), 400);
    }
  });

  it('a hundred at a time, unless it is told', async () => {
    const long = await Alliance.formed(entente.client);
    for (let index = 0; index < 100; index += 1) await long.promise(`c${index}`);
    const { items, next } = await long.read<{ items: unknown[]; next?: string }>('events');
    expect([items.length, typeof next]).toEqual([100, 'string']);
  });
});
