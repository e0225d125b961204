import { Alliance } from '../harness/alliance.js';
import { expectCommand } from '../harness/expectations.js';
import { useService } from '../harness/service.js';
import { type Page } from '../harness/shapes.js';

const entente = useService();
const occurredOn = '2020-02-01';

describe('POST …/contributions', () => {
  it('records what was given, by whom, to whom and towards what', async () => {
    const alliance = await Alliance.formed(entente.client, { partners: ['a', 'b', 'c'] });
    await alliance.promise('well');
    const data = {
      contributionId: 'pump',
      givers: ['a', 'b'],
      kind: 'equipment',
      description: 'A pump',
      quantity: 1,
      unit: 'pump',
      value: { amount: 1200.5, currency: 'EUR', basis: 'invoice' },
      beneficiaries: [
        { partnerId: 'b', share: 0.4 },
        { partnerId: 'c', share: 0.6 },
      ],
      towards: 'well',
      overhead: true,
    };
    await expectCommand(alliance, 'contributions', { ...data, occurredOn }, { ContributionMade: data });
    const { items } = await alliance.read<Page<Record<string, unknown>>>('contributions');
    expect(items).toEqual([expect.objectContaining({ allianceId: alliance.id, ...data, occurredOn })]);
    expect((await alliance.view()).counts.contributions).toBe(1);
    expect((await alliance.timeline()).points).toEqual([]);
  });

  it.each([
    'money',
    'time',
    'expertise',
    'referral',
    'equipment',
    'space',
    'information',
    'endorsement',
    'access',
  ])('may be %s, of unknown size', async (kind) => {
    const alliance = await Alliance.formed(entente.client);
    const data = { givers: ['a'], kind, description: 'Some' };
    await alliance.record('contributions', { ...data, occurredOn });
    expect((await alliance.events()).at(-1)?.data).toEqual({ ...data, contributionId: expect.any(String) });
  });

  it('may go to outsiders', async () => {
    const alliance = await Alliance.formed(entente.client);
    const data = {
      contributionId: 'x',
      givers: ['a'],
      kind: 'time',
      description: 'A day',
      beneficiaries: [],
    };
    await expectCommand(alliance, 'contributions', { ...data, occurredOn }, { ContributionMade: data });
  });
});

describe('POST …/reviews', () => {
  it('records ratings and the decision', async () => {
    const alliance = await Alliance.formed(entente.client, { nextReviewOn: '2020-02-01' });
    const data = {
      reviewId: 'first',
      ratings: [
        { rater: 'a', subject: 'b', score: 5 },
        { rater: 'b', subject: 'a', score: 2 },
      ],
      decision: 'continue',
      nextReviewOn: '2020-08-01',
      notes: 'Well begun.',
    };
    await expectCommand(alliance, 'reviews', { ...data, occurredOn }, { ReviewHeld: data });
    expect(await alliance.view()).toMatchObject({ nextReviewOn: '2020-08-01', counts: { reviews: 1 } });
    expect((await alliance.timeline('?debtor=b&creditor=a')).now).toMatchObject({ S: 0 });
  });

  it.each(['continue', 'renegotiate', 'pause', 'dissolve', 'formalise', 'none'])(
    'may decide to %s, without ratings',
    async (decision) => {
      const alliance = await Alliance.formed(entente.client);
      await alliance.record('reviews', { decision, occurredOn });
      expect((await alliance.events()).at(-1)?.data).toEqual({
        reviewId: expect.any(String),
        ratings: [],
        decision,
      });
      expect((await alliance.view()).phase).toBe('active');
    },
  );
});
