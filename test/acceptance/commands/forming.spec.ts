import { Alliance, formation } from '../harness/alliance.js';
import { expectProblem, expectRecorded, INSTANT, STANDARD, UUID } from '../harness/expectations.js';
import { useService } from '../harness/service.js';
import { type Recorded } from '../harness/shapes.js';

const entente = useService();

describe('POST /v1/alliances', () => {
  it('forms an alliance, and says where it is', async () => {
    const body = formation({
      arena: 'civic',
      partners: ['a', 'b'],
      coordinator: 'a',
      trialEndsOn: '2020-07',
      nextReviewOn: '2020-04-01',
      source: 'https://example.org/minutes',
      onBehalfOf: 'the secretariat',
    });
    const answer = await entente.client.post<Recorded>('/v1/alliances', body);
    const alliance = new Alliance(entente.client, body.allianceId);
    const [event] = await expectRecorded(alliance, answer);
    expect(answer.body.revision).toBe(0);
    expect(answer.headers.get('location')).toBe(`/v1/alliances/${alliance.id}`);
    const { name, purpose, kind, arena, partners, coordinator, trialEndsOn, nextReviewOn } = body;
    expect(event).toEqual({
      eventId: expect.stringMatching(UUID),
      stream: `alliance-${alliance.id}`,
      revision: 0,
      position: answer.body.position,
      type: 'AllianceFormed',
      recordedAt: expect.stringMatching(INSTANT),
      data: {
        name,
        purpose,
        kind,
        arena,
        partners,
        coordinator,
        trialEndsOn,
        nextReviewOn,
        trustPolicy: STANDARD,
      },
      metadata: expect.objectContaining({
        schemaVersion: 1,
        occurredOn: '2020-01-01',
        recordedBy: expect.any(String),
        onBehalfOf: 'the secretariat',
        source: 'https://example.org/minutes',
        correlationId: expect.any(String),
        causationId: expect.any(String),
      }),
    });
  });

  it('makes an id where none is given', async () => {
    const body = { ...formation(), allianceId: undefined };
    const [first, second] = await Promise.all(
      [body, body].map((each) => entente.client.post<Recorded>('/v1/alliances', each)),
    );
    expect(first?.status).toBe(201);
    expect(first?.body.allianceId).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
    expect(first?.body.allianceId).not.toBe(second?.body.allianceId);
  });

  it.each(['alliance', 'coalition', 'knowledge-network', 'partnership'])('forms a %s', async (kind) => {
    expect((await (await Alliance.formed(entente.client, { kind })).view()).kind).toBe(kind);
  });

  it.each([
    ['fast', { ...STANDARD, halfLife: 180, latenessScale: 14 }],
    ['standard', STANDARD],
    ['institutional', { ...STANDARD, halfLife: 1095, latenessScale: 180 }],
    ['cautious', { ...STANDARD, asymmetry: 2 }],
  ])('takes the name %s for the values of a trust policy', async (trustPolicy, values) => {
    const alliance = await Alliance.formed(entente.client, { trustPolicy });
    expect((await alliance.events())[0]?.data['trustPolicy']).toEqual(values);
  });

  it('takes a trust policy of its own', async () => {
    const trustPolicy = { ...STANDARD, halfLife: 100, baseRate: 0.3, priorWeight: 4 };
    const alliance = await Alliance.formed(entente.client, { trustPolicy });
    expect((await alliance.view()).trustPolicy).toEqual(trustPolicy);
  });

  it('takes agreed shares', async () => {
    const partners = [
      { partnerId: 'a', name: 'A', share: 0.7 },
      { partnerId: 'b', name: 'B', role: 'treasurer', share: 0.3 },
    ];
    const body = { ...formation({}), partners };
    const alliance = new Alliance(entente.client, body.allianceId);
    await expectRecorded(alliance, await entente.client.post<Recorded>('/v1/alliances', body));
    expect((await alliance.view()).partners).toEqual([
      { partnerId: 'a', name: 'A', share: 0.7, joinedOn: '2020-01-01' },
      { partnerId: 'b', name: 'B', role: 'treasurer', share: 0.3, joinedOn: '2020-01-01' },
    ]);
  });

  it('takes now for when it happened, unless it is told', async () => {
    const body = { ...formation(), occurredOn: undefined };
    const before = Date.now();
    await entente.client.post('/v1/alliances', body);
    const [event] = await new Alliance(entente.client, body.allianceId).events();
    const taken = Date.parse(String(event?.metadata['occurredOn']));
    expect(taken).toBeGreaterThanOrEqual(before - 1000);
    expect(taken).toBeLessThanOrEqual(Date.now());
  });

  it.each(['2016', '2016-12', '2016-12-10', '2016-12-10T09:30:00Z', '2016-12-10T09:30:00.125+01:00'])(
    'keeps the precision of %s',
    async (occurredOn) => {
      const alliance = await Alliance.formed(entente.client, { occurredOn });
      expect((await alliance.events())[0]?.metadata['occurredOn']).toBe(occurredOn);
      expect((await alliance.view()).formedOn).toBe(occurredOn);
    },
  );

  it('takes a hundred partners, and no more', async () => {
    const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `p${index}`);
    const alliance = await Alliance.formed(entente.client, { partners: names(100) });
    expect((await alliance.view()).partners).toHaveLength(100);
    expectProblem(await entente.client.refused('/v1/alliances', formation({ partners: names(101) })), 400);
  });
});
