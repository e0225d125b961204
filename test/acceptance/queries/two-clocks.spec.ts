import { setTimeout as pause } from 'node:timers/promises';
import { Alliance, RUN } from '../harness/alliance.js';
import { useService } from '../harness/service.js';

const entente = useService();
const DEBTOR = `clocked-${RUN}`;

/** The promise was kept late: between the two instants that is recorded, and afterwards corrected to on time. */
async function recorded(): Promise<{ alliance: Alliance; before: string; between: string }> {
  const instant = async (): Promise<string> => {
    await pause(15);
    const now = new Date().toISOString();
    await pause(15);
    return now;
  };
  const alliance = await Alliance.formed(entente.client, { partners: [DEBTOR, 'b'] });
  await alliance.promise('well', { debtors: [DEBTOR], occurredOn: '2020-02-01', dueOn: '2020-06-01' });
  const before = await instant();
  const { events } = await alliance.record('commitments/well/fulfilment', {
    deliveredOn: '2020-07-01',
    confirmedBy: 'b',
  });
  await alliance.record('contributions', {
    contributionId: 'rooms',
    givers: ['b'],
    kind: 'space',
    description: 'Rooms',
    occurredOn: '2020-08-01',
  });
  const between = await instant();
  await alliance.record(`entries/${events[0]?.eventId}/correction`, {
    replacement: { deliveredOn: '2020-06-01', confirmedBy: 'b' },
    reason: 'It was there a month before',
  });
  await alliance.view();
  return { alliance, before, between };
}

interface Read {
  readonly counts?: { readonly kept: number; readonly late: number; readonly missed: number };
  readonly [field: string]: unknown;
}

describe('every read', () => {
  let alliance: Alliance;
  let before: string;
  let between: string;
  beforeAll(async () => {
    ({ alliance, before, between } = await recorded());
  });

  const read = (path: string, query: Readonly<Record<string, string>>): Promise<Read> =>
    entente.client.read(`${path}?${new URLSearchParams(query).toString()}`);
  const paths = (): Readonly<Record<string, string>> => ({
    alliance: alliance.path(),
    state: alliance.path('state'),
    lifecycle: alliance.path('lifecycle'),
    trust: alliance.path('trust-timeline'),
    commitments: alliance.path('commitments'),
    commitment: alliance.path('commitments/well'),
    contributions: alliance.path('contributions'),
    reciprocity: alliance.path('reciprocity'),
    scorecard: alliance.path('scorecard'),
    warnings: alliance.path('warning-signs'),
    events: alliance.path('events'),
    track: `/v1/partners/${DEBTOR}/track-record`,
    portfolio: '/v1/portfolio',
    alliances: '/v1/alliances',
    due: '/v1/commitments',
  });
  /** What some of them say as of a date, as known at an instant. */
  const said = async (query: Readonly<Record<string, string>>) => {
    const [view, commitment, trust, track, contributions, lifecycle, reciprocity] = await Promise.all(
      ['alliance', 'commitment', 'trust', 'track', 'contributions', 'lifecycle', 'reciprocity'].map((name) =>
        read(paths()[name] ?? '', query),
      ),
    );
    const { kept = 0, late = 0, missed = 0 } = view?.counts ?? {};
    return {
      outcomes: [kept, late, missed],
      status: commitment?.['status'],
      points: (trust?.['points'] as { type: string }[]).map(({ type }) => type),
      now: (trust?.['now'] as { asOf: string }).asOf,
      ofPartner: track?.counts,
      given: (contributions?.['items'] as unknown[]).length,
      entries: (lifecycle?.['entries'] as unknown[]).length,
      counted: reciprocity?.['contributions'],
    };
  };
  const none = { kept: 0, late: 0, partlyKept: 0, missed: 0 };

  it('is as known at an instant', async () => {
    expect(await said({ knownAt: before })).toEqual({
      outcomes: [0, 0, 0],
      status: 'overdue',
      points: [],
      now: before,
      ofPartner: none,
      given: 0,
      entries: 2,
      counted: 0,
    });
    expect(await said({ knownAt: between })).toMatchObject({
      outcomes: [0, 1, 0],
      status: 'kept',
      points: ['CommitmentKept'],
      ofPartner: { ...none, late: 1 },
      entries: 4,
    });
  });

  it('is as of a date, as known now or at an instant', async () => {
    const asOf = '2020-07';
    const then = { now: '2020-07-31T23:59:59.999Z', given: 0, counted: 0 };
    expect(await said({ asOf })).toMatchObject({
      ...then,
      outcomes: [1, 0, 0],
    });
    expect(await said({ asOf, knownAt: between })).toMatchObject({ ...then, outcomes: [0, 1, 0] });
    expect(await said({ asOf, knownAt: before })).toMatchObject({ ...then, status: 'overdue' });
    expect(await said({ asOf: '2020-03', knownAt: between })).toMatchObject({ status: 'open', entries: 2 });
  });

  it('gives the same as of a date with and without what is known now', async () => {
    // By the clock of the service, which recorded it.
    const knownAt = (await alliance.events()).at(-1)?.recordedAt ?? '';
    // A cursor is of its moment, and other.
    const pageOf = async (path: string, query: Readonly<Record<string, string>>): Promise<object> => {
      const answer = (await read(path, query)) as { next?: string };
      return { ...answer, next: typeof answer.next };
    };
    for (const path of Object.values(paths()))
      expect([path, await pageOf(path, { asOf: '2020-07-15', knownAt })]).toEqual([
        path,
        await pageOf(path, { asOf: '2020-07-15' }),
      ]);
  });

  it('has a tag that another moment does not have, and that no command takes', async () => {
    const path = alliance.path();
    const tagOf = async (query: string): Promise<string> =>
      (await entente.client.get(`${path}${query}`)).headers.get('etag') ?? '';
    const tags = [await tagOf(''), await tagOf(`?knownAt=${between}`), await tagOf('?asOf=2020-07')];
    expect(new Set(tags).size).toBe(3);
    const [, known = ''] = tags;
    const again = await entente.client.get(`${path}?knownAt=${between}`, { 'if-none-match': known });
    expect(again.status).toBe(304);
    const refused = await alliance.refused('pause', { reason: 'x' }, { 'if-match': known });
    expect(refused.status).toBe(412);
  });

  it('refuses what is no moment, and knows nothing from before the beginning', async () => {
    const statuses = (query: string): Promise<number[]> =>
      Promise.all(
        Object.values(paths()).map(async (path) => (await entente.client.get(`${path}?${query}`)).status),
      );
    const distinct = async (query: string): Promise<number[]> => [...new Set(await statuses(query))];
    for (const query of ['asOf=2020-02-30', 'asOf=', 'knownAt=2020-01-01', 'knownAt=yesterday'])
      expect([query, await distinct(query)]).toEqual([query, [400]]);
    expect(await entente.client.get(`${alliance.path('lifecycle')}?asOf=2019`)).toMatchObject({
      status: 404,
    });
    expect(
      await entente.client.get(`${alliance.path('scorecard')}?knownAt=2020-01-01T00:00:00Z`),
    ).toMatchObject({
      status: 404,
    });
    const stranger = `/v1/partners/${DEBTOR}/track-record?knownAt=2020-01-01T00:00:00Z`;
    expect(await entente.client.get(stranger)).toMatchObject({ status: 404 });
  });

  it('goes on from page to page as of the same moment only', async () => {
    const path = alliance.path('lifecycle');
    const { next } = await read(path, { limit: '1', knownAt: between });
    const cursor = String(next);
    expect(await read(path, { limit: '1', knownAt: between, cursor })).toMatchObject({
      entries: [{ type: 'CommitmentMade' }],
    });
    expect((await entente.client.get(`${path}?limit=1&cursor=${cursor}`)).status).toBe(400);
  });
});
