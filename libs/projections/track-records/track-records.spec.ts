import fc from 'fast-check';

import {
  amendedHistory,
  evidenceOfCommitment,
  evidenceOfEvent,
  evolveCommitment,
  isCommitmentEvent,
  READ_MODELS,
  TRACK_RECORD_PRIOR,
  trackRecordOf,
  type Commitment,
  type RecordedAllianceEvent,
  type TrackRecordDocument,
  type TrustEvidence,
} from '#domain';
import { acceptedHistory, commands, historyOf, interleaved, projected, runs } from '#testing';

import { alliancesProjection } from '../alliances/alliances-projection.js';

const { dissolve, form, formalise, join, keep, lapse, leave, miss, promise, renew } = commands;

async function recordsOf(
  events: readonly RecordedAllianceEvent[],
  sizes?: readonly number[],
): Promise<TrackRecordDocument[]> {
  const documents = await projected([alliancesProjection], events, sizes);
  return documents.of<TrackRecordDocument>(READ_MODELS.trackRecords);
}

describe('a track record in one alliance', () => {
  it('tells who was what, from when to when', async () => {
    const events = historyOf([
      form('2019-01-01', {
        partners: [
          { partnerId: 'ann', name: 'Ann', role: 'host' },
          { partnerId: 'ben', name: 'Ben' },
        ],
      }),
      join('2019-02-01', 'dan'),
      leave('2019-07-01', 'dan'),
    ]);
    const [ann, ben, dan] = await recordsOf(events);
    expect(ann).toEqual({
      _id: 'the-alliance/ann',
      allianceId: 'the-alliance',
      partnerId: 'ann',
      allianceName: 'The Alliance',
      name: 'Ann',
      role: 'host',
      joinedOn: '2019-01-01',
      phase: 'active',
      evidence: { R: 0, S: 0, at: Date.parse('2019-01-01') },
      halfLife: 365,
      counts: { kept: 0, late: 0, partlyKept: 0, missed: 0 },
      position: events[0]?.position,
      updatedAt: events[0]?.recordedAt,
    });
    expect(ben).not.toHaveProperty('role');
    expect(dan).toMatchObject({
      joinedOn: '2019-02-01',
      leftOn: '2019-07-01',
      position: events[2]?.position,
    });
  });

  it('keeps the evidence of the last point of its timeline, and the outcomes', async () => {
    const events = historyOf([form('2019-01-01'), promise('2019-02-01'), keep('2019-03-01')]);
    const [ann, ben] = await recordsOf(events, [1, 1, 1]);
    expect(ann).toMatchObject({
      evidence: { R: 1, S: 0, at: Date.parse('2019-03-01') },
      counts: { kept: 1 },
      position: events[2]?.position,
    });
    expect(ben).toMatchObject({ evidence: { R: 0, S: 0 }, position: events[0]?.position });
  });

  it('changes with the phase and with the policy, and keeps its evidence', async () => {
    const changes = { trustPolicy: { ...TRACK_RECORD_PRIOR, ...FAST } };
    const events = historyOf([
      form('2019-01-01'),
      promise('2019-02-01'),
      miss('2019-03-01', { by: 'ann' }),
      renew('2019-04-01', changes),
      lapse('2019-05-01'),
    ]);
    for (const sizes of [[], [1, 1, 1, 1, 1], [3, 1]])
      expect((await recordsOf(events, sizes))[0]).toMatchObject({
        phase: 'lapsed',
        ending: { endedOn: '2019-05-01', reason: 'lapsed' },
        evidence: { at: Date.parse('2019-04-01') },
        halfLife: 180,
        counts: { missed: 1 },
        position: events.at(-1)?.position,
      });
  });

  it('says how it ended', async () => {
    const endings = await Promise.all(
      [lapse('2019-05-01'), formalise('2019-05-01'), dissolve('2019-05-01')].map(async (end) => {
        const [ann] = await recordsOf(historyOf([form('2019-01-01'), end]));
        return ann?.ending?.reason;
      }),
    );
    expect(endings).toEqual(['lapsed', 'formalised', 'achieved']);
  });
});

const FAST = { halfLife: 180, latenessScale: 14, asymmetry: 1, deadlineGrace: 14 };

describe('a track record over several alliances', () => {
  it('is one fold of all that is known of the partner, where the half-lives are the same', async () => {
    const histories = fc.tuple(
      acceptedHistory({ allianceId: 'one', maxLength: 30 }),
      acceptedHistory({ allianceId: 'two', maxLength: 30 }),
    );
    await fc.assert(
      fc.asyncProperty(histories, fc.array(fc.nat({ max: 1 }), { minLength: 1 }), async (both, turns) => {
        const records = await recordsOf(interleaved(both, turns), [3, 1, 4, 1, 5]);
        fc.pre(records.every(({ halfLife }) => halfLife === 365));
        fc.pre(both.flat().every((event) => event.type !== 'AllianceRenegotiated'));
        const now = Math.max(0, ...records.map(({ evidence }) => evidence.at)) + 5e9;
        for (const partnerId of new Set(records.map((record) => record.partnerId))) {
          const { trust } = trackRecordOf(
            partnerId,
            records.filter((record) => record.partnerId === partnerId),
            now,
          );
          const { R, S } = oneFold(both.flatMap(evidenceOf), partnerId, now);
          expect(trust.R).toBeCloseTo(R, 9);
          expect(trust.S).toBeCloseTo(S, 9);
        }
      }),
      runs(15),
    );
  });
});

function evidenceOf(recorded: readonly RecordedAllianceEvent[]): TrustEvidence[] {
  const events = amendedHistory(recorded);
  const commitments = new Map<string, Commitment>();
  const formedOn = events[0]?.occurredOn ?? '';
  for (const event of events)
    if (isCommitmentEvent(event)) {
      const { commitmentId } = event.data;
      commitments.set(commitmentId, evolveCommitment(commitments.get(commitmentId), event, formedOn));
    }
  return [
    ...[...commitments.values()].flatMap(evidenceOfCommitment),
    ...events.flatMap((event) => evidenceOfEvent(event, formedOn) ?? []),
  ];
}

/** Every piece of evidence, each aged by itself. */
function oneFold(
  evidence: readonly TrustEvidence[],
  partnerId: string,
  now: number,
): { R: number; S: number } {
  let [R, S] = [0, 0];
  for (const { at, of } of evidence)
    for (const { key, r, s } of of) {
      if (key.debtor !== partnerId || key.creditor !== undefined) continue;
      const k = 2 ** (-(now - at) / 86_400_000 / 365);
      R += k * r;
      S += k * s;
    }
  return { R, S };
}
