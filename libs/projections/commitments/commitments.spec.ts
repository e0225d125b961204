import { NEVER, READ_MODELS, type CommitmentDocument } from '#domain';
import { commands, historyOf, projected } from '#testing';

import { alliancesProjection } from '../alliances/alliances-projection.js';

const { dissolve, form, keep, lapse, pause, promise, renegotiate, resume, revive } = commands;

type Steps = Parameters<typeof historyOf>[0];

/** By the id of the commitment. A position is a revision here. */
async function commitmentsOf(steps: Steps, sizes?: number[]): Promise<Record<string, CommitmentDocument>> {
  const documents = await projected([alliancesProjection], historyOf(steps), sizes);
  const commitments = await documents.of<CommitmentDocument>(READ_MODELS.commitments);
  return Object.fromEntries(commitments.map((one) => [one.commitmentId, one]));
}

const date = (instant: number | undefined): string => new Date(instant ?? NaN).toISOString().slice(0, 10);

describe('the document of a commitment', () => {
  it('shows its terms, what became of it, and its history', async () => {
    const events = historyOf([
      form('2019'),
      promise('2019-02-01', { dueOn: '2019-03-01', measure: 'days', target: 3, unit: 'd' }),
      renegotiate('2019-02-15', { dueOn: '2019-04', target: 2 }),
      keep('2019-05-10'),
    ]);
    const documents = await projected([alliancesProjection], events);
    const [commitment] = await documents.of<CommitmentDocument>(READ_MODELS.commitments);
    expect(commitment).toMatchObject({
      _id: 'the-alliance/c',
      allianceId: 'the-alliance',
      commitmentId: 'c',
      debtors: ['ann'],
      creditors: ['ben'],
      description: 'lend the hall',
      measure: 'days',
      target: 2,
      unit: 'd',
      weight: 1,
      madeOn: '2019-02-01',
      madeAt: Date.parse('2019-02-01'),
      dueOn: '2019-04',
      overdueFrom: Date.parse('2019-05-01'),
      status: 'kept',
      daysLate: 10,
      fraction: 1,
      outcome: {
        eventId: events[3]?.eventId,
        type: 'CommitmentKept',
        deliveredOn: '2019-05-10',
        confirmedBy: 'ben',
      },
      history: [1, 2, 3].map((index) => ({ eventId: events[index]?.eventId, type: events[index]?.type })),
      position: events[3]?.position,
      updatedAt: events[3]?.recordedAt,
    });
  });

  it('never falls due without a due date', async () => {
    expect((await commitmentsOf([form('2019'), promise('2019')]))['c']?.overdueFrom).toBe(NEVER);
  });

  it('moves its due date by a pause, and falls due no more while the pause lasts', async () => {
    const made: Steps = [
      form('2019-01-01'),
      promise('2019-01-01', { dueOn: '2019-03-15' }),
      promise('2019-01-01', { commitmentId: 'before', dueOn: '2019-02-01' }),
      promise('2019-01-01', { commitmentId: 'settled', dueOn: '2019-03-15' }),
      keep('2019-01-03', { commitmentId: 'settled' }),
    ];
    for (const sizes of [[], [4], [5, 1], [6], [1, 1, 1, 1, 1, 1, 1]]) {
      const paused = await commitmentsOf([...made, pause('2019-03-01')], sizes);
      expect(paused['c']).toMatchObject({ dueOn: '2019-03-15', overdueFrom: NEVER, position: '0000000005' });
      expect(date(paused['before']?.overdueFrom)).toBe('2019-02-02');
      expect(paused['before']?.position).toBe('0000000002');

      const resumed = await commitmentsOf([...made, pause('2019-03-01'), resume('2019-03-31')], sizes);
      expect(resumed['c']).toMatchObject({ dueOn: '2019-04-14', position: '0000000006' });
      expect(date(resumed['c']?.overdueFrom)).toBe('2019-04-15');
      expect(resumed['before']).toMatchObject({ dueOn: '2019-02-01', position: '0000000002' });
      expect(resumed['settled']).toMatchObject({ dueOn: '2019-03-15', position: '0000000004' });
    }
  });

  it('moves its due date when a pause ends otherwise, too', async () => {
    const steps: Steps = [
      form('2019-01-01'),
      promise('2019-01-01', { dueOn: '2019-03-15' }),
      pause('2019-03-01'),
      lapse('2019-03-11'),
      revive('2020'),
    ];
    for (const sizes of [[], [2], [3], [1, 1, 1, 1, 1]])
      expect((await commitmentsOf(steps, sizes))['c']).toMatchObject({
        dueOn: '2019-03-25',
        position: '0000000003',
      });
  });

  it('says in its history that it was carried over', async () => {
    const steps: Steps = [
      form('2019'),
      promise('2019'),
      dissolve('2020', [{ commitmentId: 'c', becomes: 'carried-over' }]),
    ];
    const { c } = await commitmentsOf(steps, [2]);
    expect(c?.status).toBe('open');
    expect(c?.history.map(({ type }) => type)).toEqual(['CommitmentMade', 'AllianceDissolved']);
  });
});
