import { Alliance } from '../harness/alliance.js';
import { INSTANT, POSITION, STANDARD } from '../harness/expectations.js';
import { useService } from '../harness/service.js';
import { type AllianceView, type Page } from '../harness/shapes.js';

const entente = useService();

describe('GET /v1/alliances/:id', () => {
  it('shows an alliance as it stands', async () => {
    const alliance = await Alliance.formed(entente.client, { coordinator: 'a', arena: 'civic' });
    await alliance.promise('one');
    await alliance.promise('two');
    await alliance.promise('three');
    await alliance.record('commitments/one/fulfilment', { deliveredOn: '2020-02-01', confirmedBy: 'b' });
    await alliance.record('commitments/two/miss', { asOf: '2020-02-01', by: 'a' });
    const contribution = { givers: ['a'], kind: 'time', description: 'A day', occurredOn: '2020-02-02' };
    const { revision, position } = await alliance.record('contributions', contribution);
    const view = await alliance.view();
    expect(view).toEqual({
      allianceId: alliance.id,
      name: 'Water for all',
      purpose: 'Clean water in the valley',
      kind: 'alliance',
      arena: 'civic',
      phase: 'active',
      formedOn: '2020-01-01',
      partners: [
        { partnerId: 'a', name: 'Partner a', share: 0.5, joinedOn: '2020-01-01' },
        { partnerId: 'b', name: 'Partner b', share: 0.5, joinedOn: '2020-01-01' },
      ],
      coordinator: expect.anything(),
      trustPolicy: STANDARD,
      counts: {
        commitments: 3,
        open: 1,
        kept: 1,
        late: 0,
        partlyKept: 0,
        missed: 1,
        contributions: 1,
        reviews: 0,
      },
      trust: {
        asOf: expect.stringMatching(INSTANT),
        E: expect.any(Number),
        lower: expect.any(Number),
        upper: expect.any(Number),
        u: expect.any(Number),
        band: 'unproven',
      },
      revision,
      position,
    });
  });

  it('ages its trust to the moment it is asked for', async () => {
    const alliance = await Alliance.formed(entente.client);
    const { trust } = await alliance.view();
    expect(trust).toMatchObject({ E: 0.5, u: 1, band: 'unproven' });
    expect(Math.abs(Date.parse(trust.asOf) - Date.now())).toBeLessThan(5000);
  });
});

describe('GET /v1/alliances', () => {
  const formed: string[] = [];
  let last: Alliance;

  beforeAll(async () => {
    const given = [
      { partners: ['north', 'south'], kind: 'coalition' },
      { partners: ['north', 'east'], kind: 'partnership' },
      { partners: ['west', 'south'], kind: 'coalition' },
    ];
    for (const each of given) {
      last = await Alliance.formed(entente.client, each);
      formed.push(last.id);
    }
    await last.record('lapse', { basis: 'silence', occurredOn: '2020-02-01' });
  });

  /** Those of this spec, on whichever page of those of all specs that share the service. */
  const listed = async (query: string): Promise<string[]> => {
    const found: string[] = [];
    const path = `/v1/alliances?limit=1000&after=${last.position}${query && `&${query}`}`;
    let cursor: string | undefined = '';
    while (cursor !== undefined) {
      const from: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
      const { items, next }: Page<AllianceView> = await entente.client.read(`${path}${from}`);
      found.push(...items.map(({ allianceId }) => allianceId));
      cursor = next;
    }
    return found.filter((id) => formed.includes(id));
  };

  it('lists all of them', async () => {
    expect((await listed('')).sort()).toEqual([...formed].sort());
  });

  it('lists them as each shows itself', async () => {
    // The service is shared with other specs, which have lapsed alliances, too.
    const path = `/v1/alliances?phase=lapsed&partner=west&after=${last.position}`;
    const { items } = await entente.client.read<Page<AllianceView>>(path);
    const [{ trust, ...shown } = await last.view()] = items.filter(
      ({ allianceId }) => allianceId === last.id,
    );
    expect(await last.view()).toMatchObject(shown);
    expect(trust.E).toBe(0.5);
    expect(shown.position).toMatch(POSITION);
  });

  it('picks by phase, partner and kind, and all of these', async () => {
    const [first, second, third] = formed;
    expect(await listed('phase=lapsed')).toEqual([third]);
    expect((await listed('phase=active')).sort()).toEqual([first, second].sort());
    expect((await listed('partner=north')).sort()).toEqual([first, second].sort());
    expect((await listed('kind=coalition')).sort()).toEqual([first, third].sort());
    expect(await listed('kind=coalition&partner=west&phase=active')).toEqual([]);
    expect(await listed('kind=coalition&partner=south&phase=active')).toEqual([first]);
  });
});
