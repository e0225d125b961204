import {
  READ_MODELS,
  TRUST_POLICY_PRESETS,
  type RecordedAllianceEvent,
  type TrustPointDocument,
} from '#domain';
import { commands, historyOf, projected } from '#testing';

import { alliancesProjection } from '../alliances/alliances-projection.js';

const { form, keep, miss, pause, promise, renew, renegotiate, resume, review, withdraw } = commands;
const { cautious, fast } = TRUST_POLICY_PRESETS;

type Point = TrustPointDocument;

async function pointsOf(
  key: string,
  events: readonly RecordedAllianceEvent[],
  sizes?: number[],
): Promise<Point[]> {
  const documents = await projected([alliancesProjection], events, sizes);
  const points = await documents.of<Point>(READ_MODELS.trustTimelines);
  return points.filter((point) => point.key === key).sort((a, b) => a.at - b.at || a.revision - b.revision);
}

const scores = (points: readonly Point[]): number[][] => points.map(({ R, S, E }) => [R, S, E]);

const c2 = { commitmentId: 'c2' };
const c3 = { commitmentId: 'c3' };
/** Kept on day 0, kept on day 100, missed on day 200. */
const threeOutcomes = historyOf([
  form('2019-01-01'),
  promise('2019-01-01'),
  promise('2019-01-01', c2),
  promise('2019-01-01', c3),
  keep('2020-01-01'),
  keep('2020-04-10', c2),
  miss('2020-07-19', { ...c3, by: 'ann' }),
]);

describe('a trust timeline', () => {
  it('has a point for each outcome, explained', async () => {
    const points = await pointsOf('pair:ann>ben', threeOutcomes);
    expect(points).toHaveLength(3);
    const [first, second, third] = points;
    expect(first).toEqual({
      _id: 'the-alliance/pair:ann>ben/4',
      allianceId: 'the-alliance',
      key: 'pair:ann>ben',
      debtor: 'ann',
      creditor: 'ben',
      occurredOn: '2020-01-01',
      at: Date.parse('2020-01-01'),
      revision: 4,
      eventId: threeOutcomes[4]?.eventId,
      type: 'CommitmentKept',
      r: 1,
      s: 0,
      outcome: 'kept',
      R: 1,
      S: 0,
      E: expect.closeTo(0.666667, 6),
      u: expect.closeTo(0.666667, 6),
      lower: expect.closeTo(0.223607, 6),
      upper: expect.closeTo(0.974679, 6),
      band: 'unproven',
      ageing: 0,
      change: expect.closeTo(0.166667, 6),
      counts: { kept: 1, late: 0, partlyKept: 0, missed: 0 },
      eventPosition: threeOutcomes[4]?.position,
      position: threeOutcomes[4]?.position,
      updatedAt: threeOutcomes[4]?.recordedAt,
    });
    expect(second).toMatchObject({
      ageing: expect.closeTo(-0.020394, 6),
      change: expect.closeTo(0.092428, 6),
    });
    expect(third).toMatchObject({
      R: expect.closeTo(1.511033, 6),
      S: 1,
      E: expect.closeTo(0.556643, 6),
      lower: expect.closeTo(0.195289, 6),
      upper: expect.closeTo(0.887026, 6),
      band: 'fair',
      ageing: expect.closeTo(-0.023518, 6),
      change: expect.closeTo(-0.158541, 6),
      counts: { kept: 2, late: 0, partlyKept: 0, missed: 1 },
    });
  });

  it('is kept of the alliance, of each debtor, and of each pair', async () => {
    const shared = { debtors: ['ann', 'ben'], creditors: ['ben', 'cem'] };
    const events = historyOf([form('2019'), promise('2019', shared), keep('2020', { confirmedBy: 'cem' })]);
    const documents = await projected([alliancesProjection], events);
    const points = await documents.of<Point>(READ_MODELS.trustTimelines);
    expect(Object.fromEntries(points.map(({ key, R }) => [key, R]))).toEqual({
      alliance: 1,
      'partner:ann': 0.5,
      'pair:ann>ben': 0.25,
      'pair:ann>cem': 0.25,
      'partner:ben': 0.5,
      'pair:ben>cem': 0.5,
    });
  });

  it('takes in a late fact as if it had come in time', async () => {
    const made = [form('2019'), promise('2019'), promise('2019', c2), promise('2019', c3)];
    const late = historyOf([
      ...made,
      keep('2020-01-01'),
      miss('2020-07-19', { ...c3, by: 'ann' }),
      keep('2020-04-10', c2),
    ]);
    const inTime = await pointsOf('partner:ann', threeOutcomes);
    for (const sizes of [[], [6], [1, 1, 1, 1, 1, 1, 1]])
      expect(scores(await pointsOf('partner:ann', late, sizes))).toEqual(scores(inTime));
    const points = await pointsOf('partner:ann', late);
    // The late fact changed the point after it, and not the one before it.
    expect(points.map(({ position }) => position)).toEqual([4, 6, 6].map((index) => late[index]?.position));
    expect(points.map(({ eventPosition }) => eventPosition)).toEqual(
      [4, 6, 5].map((index) => late[index]?.position),
    );
  });

  it('forgets an outcome that another supersedes, and leaves a tombstone', async () => {
    const before = [form('2019'), promise('2019'), promise('2019', c2), keep('2019-06-01', c2)];
    const events = historyOf([...before, miss('2020-01-01', { by: 'ann' }), keep('2020-03-01')]);
    const without = historyOf([...before, keep('2020-03-01')]);
    expect(scores(await pointsOf('alliance', events))).toEqual(scores(await pointsOf('alliance', without)));
    for (const sizes of [[], [5]]) {
      const bytes = await (await projected([alliancesProjection], events, sizes)).bytes();
      const gone = { _id: 'the-alliance/alliance/4', position: events[5]?.position, removed: true };
      expect(bytes[READ_MODELS.trustTimelines]).toContainEqual(JSON.stringify(gone));
    }
  });

  it('goes back to the point before, when a superseded outcome was its last and what supersedes it says nothing', async () => {
    const events = historyOf([
      form('2019'),
      promise('2019'),
      promise('2019', c2),
      keep('2019-06-01', c2),
      miss('2020-01-01', { by: 'ann' }),
      miss('2020-03-01', { by: 'ann', excusedBy: 'ben' }),
    ]);
    const documents = await projected([alliancesProjection], events, [5]);
    const [alliance] = await documents.of<{ trust: object }>(READ_MODELS.alliances);
    expect(alliance?.trust).toMatchObject({ at: Date.parse('2019-06-01'), R: 1, S: 0 });
    expect(await pointsOf('alliance', events, [5])).toHaveLength(1);
  });

  it('has the changes of policy, from whatever evidence on there is a timeline', async () => {
    const changed = [form('2019'), renew('2019-02-01', { trustPolicy: { ...cautious, baseRate: 0.25 } })];
    const events = historyOf([
      ...changed,
      promise('2019-03-01'),
      keep('2019-06-01'),
      renew('2019-09-01', { trustPolicy: fast }),
    ]);
    const points = await pointsOf('pair:ann>ben', events);
    expect(points.map(({ type, R, policy }) => [type, R > 0, policy?.baseRate])).toEqual([
      ['AllianceRenegotiated', false, 0.25],
      ['CommitmentKept', true, undefined],
      ['AllianceRenegotiated', true, 0.5],
    ]);
    // There was no timeline before the evidence: that made it.
    expect(points.map(({ position }) => position)).toEqual([3, 3, 4].map((index) => events[index]?.position));
    expect(points.map(({ eventPosition }) => eventPosition)).toEqual(
      [1, 3, 4].map((index) => events[index]?.position),
    );
    const sum = points.reduce((total, { ageing, change }) => total + ageing + change, 0.5);
    expect(sum).toBeCloseTo(points.at(-1)?.E ?? NaN, 12);
    expect(await pointsOf('pair:ben>ann', events)).toEqual([]);
  });

  it('has a point for what costs trust without an outcome, and for ratings', async () => {
    const events = historyOf([
      form('2019'),
      promise('2019', { weight: 2 }),
      ...['2019-02', '2019-03', '2019-04'].map((day) => renegotiate(day)),
      withdraw('2019-05'),
      review('2019-06', { ratings: [{ rater: 'ben', subject: 'ann', score: 5 }] }),
    ]);
    const points = await pointsOf('pair:ann>ben', events);
    expect(points.map(({ type, r, s, outcome }) => [type, r, s, outcome])).toEqual([
      ['CommitmentRenegotiated', 0, 0.5, undefined],
      ['CommitmentWithdrawn', 0, 0.5, undefined],
      ['ReviewHeld', 0.5, 0, undefined],
    ]);
  });

  it('finds the third renegotiation by its place in time', async () => {
    const events = historyOf([
      form('2019'),
      promise('2019'),
      ...['2019-02', '2019-04', '2019-05', '2019-03'].map((day) => renegotiate(day)),
    ]);
    const points = await pointsOf('partner:ann', events, [1, 1, 1, 1, 1, 1]);
    expect(points.map(({ occurredOn }) => occurredOn)).toEqual(['2019-04', '2019-05']);
    // The one of April was recorded before the one that made it the third.
    expect(points.map(({ eventPosition }) => eventPosition)).toEqual(
      [3, 4].map((index) => events[index]?.position),
    );
    expect(points.map(({ position }) => position)).toEqual([5, 5].map((index) => events[index]?.position));
  });

  it('measures lateness against a due date that a pause has moved', async () => {
    const events = historyOf([
      form('2019-01-01'),
      promise('2019-01-01', { dueOn: '2019-03-15' }),
      pause('2019-03-01'),
      resume('2019-03-31'),
      keep('2019-05-14'),
    ]);
    const [point] = await pointsOf('pair:ann>ben', events);
    expect(point).toMatchObject({ outcome: 'late', r: expect.closeTo(0.5, 6), s: expect.closeTo(0.5, 6) });
  });
});
