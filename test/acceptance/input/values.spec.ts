import { Alliance } from '../harness/alliance.js';
import { expectNothingLeft, expectProblem, STANDARD } from '../harness/expectations.js';
import { useService } from '../harness/service.js';
import { BODIES, GIVEN } from './bodies.js';

const entente = useService();
const body = (path: string): Readonly<Record<string, unknown>> =>
  BODIES.find((each) => each.path === path)?.body ?? {};

const formed = body('/v1/alliances');
const founding = (partner: object): object => ({
  ...formed,
  partners: [partner, { partnerId: 'b', name: 'B' }],
});
const many = (count: number): string[] => Array.from({ length: count }, (_, index) => `p${index}`);
const given = body('contributions');
const promised = body('commitments');
const value = { amount: 1, currency: 'EUR', basis: 'market' };
const rated = (rating: object): object => ({ ...body('reviews'), ratings: [rating] });

/** What the body alone shows wrong: the command, its body, and where the fault is. */
const WRONG: readonly (readonly [path: string, wrong: object, pointer: string])[] = [
  ['/v1/alliances', { ...formed, allianceId: '-starts-badly' }, '/allianceId'],
  ['/v1/alliances', { ...formed, allianceId: 'x'.repeat(65) }, '/allianceId'],
  ['/v1/alliances', { ...formed, allianceId: 'has space' }, '/allianceId'],
  ['/v1/alliances', { ...formed, allianceId: '' }, '/allianceId'],
  ['/v1/alliances', { ...formed, kind: 'marriage' }, '/kind'],
  ['/v1/alliances', { ...formed, arena: 'circus' }, '/arena'],
  ['/v1/alliances', { ...formed, name: '' }, '/name'],
  ['/v1/alliances', { ...formed, trustPolicy: 'naive' }, '/trustPolicy'],
  ['/v1/alliances', { ...formed, trustPolicy: { ...STANDARD, halfLife: 0 } }, '/trustPolicy/halfLife'],
  ['/v1/alliances', { ...formed, trustPolicy: { ...STANDARD, baseRate: 1.5 } }, '/trustPolicy/baseRate'],
  ['/v1/alliances', { ...formed, trustPolicy: { ...STANDARD, priorWeight: -1 } }, '/trustPolicy/priorWeight'],
  [
    '/v1/alliances',
    { ...formed, trustPolicy: { ...STANDARD, priorWeight: 1e-160 } },
    '/trustPolicy/priorWeight',
  ],
  ['/v1/alliances', { ...formed, trustPolicy: { ...STANDARD, asymmetry: 0 } }, '/trustPolicy/asymmetry'],
  [
    '/v1/alliances',
    { ...formed, trustPolicy: { ...STANDARD, latenessScale: 36_501 } },
    '/trustPolicy/latenessScale',
  ],
  [
    '/v1/alliances',
    { ...formed, trustPolicy: { ...STANDARD, deadlineGrace: 3_651 } },
    '/trustPolicy/deadlineGrace',
  ],
  ['/v1/alliances', { ...formed, name: '\u200b\u2060' }, '/name'],
  ['/v1/alliances', { ...formed, name: '\u00ad\u3164\u{e0020}' }, '/name'],
  ['/v1/alliances', { ...formed, name: '\u0301\u20dd' }, '/name'],
  ['/v1/alliances', { ...formed, trustPolicy: { ...STANDARD, surprise: 1 } }, '/trustPolicy/surprise'],
  ['/v1/alliances', founding({ partnerId: 'a b', name: 'A' }), '/partners/0/partnerId'],
  ['/v1/alliances', founding({ partnerId: 'a' }), '/partners/0/name'],
  ['/v1/alliances', founding({ partnerId: 'a', name: 'A', surprise: 1 }), '/partners/0/surprise'],
  ['/v1/alliances', founding({ partnerId: 'a', name: 'A', share: -0.5 }), '/partners/0/share'],
  ['commitments', { ...promised, weight: 0 }, '/weight'],
  ['commitments', { ...promised, weight: 10.5 }, '/weight'],
  ['commitments', { ...promised, debtors: [] }, '/debtors'],
  ['commitments', { ...promised, debtors: ['a', 'a b'] }, '/debtors/1'],
  ['commitments', { ...promised, debtors: many(40), creditors: many(40) }, '(/debtors|/creditors)?'],
  ['commitments/well/fulfilment', { ...body('commitments/well/fulfilment'), fraction: 0 }, '/fraction'],
  ['commitments/well/fulfilment', { ...body('commitments/well/fulfilment'), fraction: 1.1 }, '/fraction'],
  ['commitments/well/renegotiation', { ...body('commitments/well/renegotiation'), weight: 11 }, '/weight'],
  ['contributions', { ...given, kind: 'love' }, '/kind'],
  ['contributions', { ...given, quantity: 0 }, '/quantity'],
  ['contributions', { ...given, givers: [] }, '/givers'],
  ['contributions', { ...given, value: { ...value, currency: 'EURO' } }, '/value/currency'],
  ['contributions', { ...given, value: { ...value, currency: 'XBT' } }, '/value/currency'],
  ['contributions', { ...given, value: { ...value, basis: 'guess' } }, '/value/basis'],
  ['contributions', { ...given, value: { ...value, surprise: 1 } }, '/value/surprise'],
  ['contributions', { ...given, value: { amount: 1, currency: 'EUR' } }, '/value/basis'],
  ['contributions', { ...given, beneficiaries: [{ partnerId: 'b', share: 0.5 }] }, '/beneficiaries'],
  ['contributions', { ...given, beneficiaries: [{ partnerId: 'b' }] }, '/beneficiaries/0/share'],
  ['reviews', rated({ rater: 'a', subject: 'b', score: 0 }), '/ratings/0/score'],
  ['reviews', rated({ rater: 'a', subject: 'b', score: 6 }), '/ratings/0/score'],
  ['reviews', { ...body('reviews'), decision: 'elope' }, '/decision'],
  ['renegotiation', { ...body('renegotiation'), changes: { name: 'x' } }, '/changes/name'],
  [
    'renegotiation',
    { ...body('renegotiation'), changes: { nextReviewOn: '2020-02-30' } },
    '/changes/nextReviewOn',
  ],
  ['dissolution', { ...body('dissolution'), reason: 'boredom' }, '/reason'],
  [
    'dissolution',
    { ...body('dissolution'), openCommitments: [{ commitmentId: 'well', becomes: 'gold' }] },
    '/openCommitments/0/becomes',
  ],
  ['ground-rules', { ...body('ground-rules'), topic: 'weather' }, '/topic'],
  ['prior-relationships', { ...body('prior-relationships'), tone: 'mixed' }, '/tone'],
  ['prior-relationships', { ...body('prior-relationships'), partners: ['a', 'a'] }, '/partners/1'],
  ['objectives', { ...body('objectives'), weight: 0 }, '/weight'],
  ['objectives', { ...body('objectives'), markers: [' '] }, '/markers/0'],
  ['objectives', { ...body('objectives'), markers: ['one fish', 'one fish'] }, '/markers/1'],
  ['objectives', { ...body('objectives'), markers: many(51) }, '/markers'],
  ['objectives/wells/progress', { progress: 1.1 }, '/progress'],
  ['benefits', { ...body('benefits'), value: { ...value, amount: 0 } }, '/value/amount'],
  ['contributions/loan/revaluation', { value: { amount: 1, currency: 'EUR' }, reason: 'x' }, '/value/basis'],
  ['commitments/well/claim', { fraction: 0 }, '/fraction'],
  ['commitments/well/reassignment', { debtors: [], consents: ['a', 'b'] }, '/debtors'],
  ['commitments/well/dispute/resolution', { verdict: 'perhaps' }, '/verdict'],
  ['meetings', { ...body('meetings'), attendees: many(1001) }, '/attendees'],
  ['resource-needs', { ...body('resource-needs'), amount: 0 }, '/amount'],
  ['health-checks', { ...body('health-checks'), answers: { trust: 0 } }, '/answers/trust'],
  ['health-checks', { ...body('health-checks'), answers: { trust: 1.5 } }, '/answers/trust'],
  ['concerns', { ...body('concerns'), kind: 'weather' }, '/kind'],
  ['breaches', { ...body('breaches'), breachId: 'a b' }, '/breachId'],
  ['entries/none/correction', { replacement: [] }, '/replacement'],
];

describe('what the body alone shows wrong', () => {
  let alliance: Alliance;
  beforeAll(async () => {
    alliance = await Alliance.formed(entente.client);
    for (const [path, given] of GIVEN) await alliance.record(path, given);
  });

  it.each(WRONG)('POST %s %j is refused, with a pointer', async (path, wrong, pointer) => {
    await expectNothingLeft(alliance, async () => {
      const answer = await entente.client.refused(path.startsWith('/') ? path : alliance.path(path), wrong);
      const { errors = [] } = expectProblem(answer, 400);
      expect(errors.map((each) => each.pointer)).toContainEqual(expect.stringMatching(`^${pointer}$`));
    });
  });

  it.each(['DEM', 'XEU', 'CLF', 'VED', 'XAU'])('money may be in %s', async (currency) => {
    const { contributionId, ...gift } = given;
    void contributionId;
    await alliance.record('contributions', { ...gift, value: { ...value, currency } });
    expect((await alliance.events()).at(-1)).toMatchObject({ data: { value: { currency } } });
  });

  it('is told all at once', async () => {
    const wrong = { ...given, kind: 'love', quantity: -1, surprise: true, description: 7 };
    const { errors } = expectProblem(await alliance.refused('contributions', wrong), 400);
    expect(errors?.map(({ pointer }) => pointer).sort()).toEqual([
      '/description',
      '/kind',
      '/quantity',
      '/surprise',
    ]);
  });
});
