import {
  READ_MODELS,
  TRUST_POLICY_PRESETS,
  type AllianceDocument,
  type RecordedAllianceEvent,
} from '#domain';
import { commands, historyOf, interleaved, projected } from '#testing';

import { alliancesProjection } from './alliances-projection.js';

const { appoint, dissolve, form, give, join, keep, leave, pause, promise, renew, review } = commands;

async function allianceOf(
  events: readonly RecordedAllianceEvent[],
  sizes?: number[],
): Promise<AllianceDocument | undefined> {
  const documents = await projected([alliancesProjection], events, sizes);
  return (await documents.of<AllianceDocument>(READ_MODELS.alliances))[0];
}

describe('the document of an alliance', () => {
  it('shows it as it stands', async () => {
    const events = historyOf([
      form('2019-01-01', { arena: 'civic', coordinator: 'ann' }),
      join('2019-02-01', 'dan'),
      appoint('2019-02-02', 'ben'),
      promise('2019-03-01'),
      promise('2019-03-01', { commitmentId: 'c2' }),
      keep('2019-04-01'),
      give('2019-05-01'),
      review('2019-06-01', { nextReviewOn: '2020' }),
      leave('2019-07-01', 'cem'),
    ]);
    const last = events.at(-1);
    const alliance = await allianceOf(events);
    expect(alliance).toMatchObject({
      _id: 'the-alliance',
      allianceId: 'the-alliance',
      name: 'The Alliance',
      arena: 'civic',
      phase: 'active',
      formedOn: '2019-01-01',
      coordinator: 'ben',
      nextReviewOn: '2020',
      trustPolicy: TRUST_POLICY_PRESETS.standard,
      counts: {
        commitments: 2,
        open: 1,
        kept: 1,
        late: 0,
        partlyKept: 0,
        missed: 0,
        contributions: 1,
        reviews: 1,
      },
      partnerIds: ['ann', 'ben', 'cem', 'dan'],
      revision: last?.revision,
      position: last?.position,
      updatedAt: last?.recordedAt,
    });
    expect(alliance?.partners.map(({ partnerId, share, leftOn }) => [partnerId, share, leftOn])).toEqual([
      ['ann', 1 / 3, undefined],
      ['ben', 1 / 3, undefined],
      ['cem', 0, '2019-07-01'],
      ['dan', 1 / 3, undefined],
    ]);
  });

  it('carries its trust as of the last point', async () => {
    const events = historyOf([form('2019-01-01'), promise('2019-01-01'), keep('2020-01-01'), give('2021')]);
    expect((await allianceOf(events))?.trust).toEqual({
      at: Date.parse('2020-01-01'),
      R: 1,
      S: 0,
      E: expect.closeTo(0.666667, 6),
      u: expect.closeTo(0.666667, 6),
      lower: expect.closeTo(0.223607, 6),
      upper: expect.closeTo(0.974679, 6),
      band: 'unproven',
    });
  });

  it('carries, without evidence, what its latest policy expects', async () => {
    const hopeful = { ...TRUST_POLICY_PRESETS.fast, baseRate: 0.75 };
    const events = historyOf([form('2019-01-01'), renew('2019-02-01', { trustPolicy: hopeful })]);
    for (const sizes of [[], [1]])
      expect((await allianceOf(events, sizes))?.trust).toMatchObject({
        at: Date.parse('2019-02-01'),
        R: 0,
        S: 0,
        E: 0.75,
        u: 1,
      });
  });

  it('says how it ended', async () => {
    const events = historyOf([form('2019'), pause('2020'), dissolve('2021-05')]);
    expect(await allianceOf(events)).toMatchObject({ phase: 'dissolved', endedOn: '2021-05' });
  });

  it('takes in no event twice', async () => {
    const events = historyOf([form('2019'), give('2020'), promise('2019'), keep('2020')]);
    const again = [...events.slice(0, 3), ...events.slice(1)];
    const once = await projected([alliancesProjection], events);
    const twice = await projected([alliancesProjection], again, [3]);
    expect(await twice.bytes()).toEqual(await once.bytes());
  });

  it('is of one alliance alone, whatever the others do meanwhile', async () => {
    const histories = ['one', 'two'].map((id) =>
      historyOf([form('2019'), promise('2019'), promise('2019', { commitmentId: 'c2' }), keep('2020')], id),
    );
    const log = interleaved(histories, [0, 1, 1, 0, 1]);
    const together = await projected([alliancesProjection], log, [3, 2]);
    const [one, two] = await together.of<AllianceDocument>(READ_MODELS.alliances);
    expect(one?.counts).toEqual(two?.counts);
    expect(one?.trust).toEqual(two?.trust);
    expect([one, two].map((alliance) => alliance?.position)).toEqual(
      ['one', 'two'].map((id) => log.findLast(({ allianceId }) => allianceId === id)?.position),
    );
  });
});
