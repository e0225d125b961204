import { type AmendableEventType, type RecordedAllianceEvent } from '#domain';
import { InvalidInput } from '../shared/validation-error.js';
import { toReplacement } from './to-replacement.js';

type Entry = RecordedAllianceEvent<AmendableEventType>;

const now = '2024-03-01T09:30:00.000Z';
const recorded = (type: Entry['type'], data: object): Entry =>
  ({
    type,
    data,
    occurredOn: '2020-06-01',
    allianceId: 'valley',
    eventId: 'e',
    revision: 3,
    position: '3',
    recordedAt: '2020-06-02T00:00:00Z',
    recordedBy: 'them',
  }) as Entry;

const judgedBy = { debtors: ['a'], creditors: ['b'] };
const kept = recorded('CommitmentKept', {
  commitmentId: 'well',
  deliveredOn: '2020-05-01',
  confirmedBy: 'b',
  judgedBy,
});

const validate = (entry: Entry, replacement: object): string[] => {
  try {
    toReplacement(entry, replacement, now);
  } catch (error) {
    if (error instanceof InvalidInput) return error.errors.map(({ pointer }) => pointer);
    throw error;
  }
  return [];
};

describe('what replaces an entry', () => {
  it('is a command of its own, with the ids and the date of the entry', () => {
    expect(toReplacement(kept, { evidence: 'a photo' }, now)).toEqual({
      type: 'FulfilCommitment',
      allianceId: 'valley',
      occurredOn: '2020-06-01',
      now,
      data: { commitmentId: 'well', evidence: 'a photo', deliveredOn: '2020-06-01' },
    });
  });

  it('has others, where it says so', () => {
    const replacement = { commitmentId: 'dam', occurredOn: '2021', deliveredOn: '2020-12', confirmedBy: 'c' };
    const { occurredOn, data } = toReplacement(kept, replacement, now);
    expect([occurredOn, data]).toEqual([
      '2021',
      { commitmentId: 'dam', deliveredOn: '2020-12', confirmedBy: 'c' },
    ]);
  });

  it('may find that what was kept was kept in part', () => {
    expect(toReplacement(kept, { confirmedBy: 'b', fraction: 0.5 }, now).data).toMatchObject({
      fraction: 0.5,
    });
    const partly = recorded('CommitmentPartlyKept', { ...kept.data, fraction: 0.5 });
    expect(toReplacement(partly, { confirmedBy: 'b' }, now).data).not.toHaveProperty('fraction');
  });

  it('keeps what only the record tells', () => {
    const openCommitments = [{ commitmentId: 'well', becomes: 'released' }];
    const dissolved = recorded('AllianceDissolved', { reason: 'failed', openCommitments });
    expect(toReplacement(dissolved, { reason: 'achieved' }, now).data).toEqual({
      reason: 'achieved',
      openCommitments,
    });
    const missed = recorded('CommitmentMissed', { commitmentId: 'well', detectedBy: 'deadline', judgedBy });
    expect(toReplacement(missed, { asOf: '2020-05-20' }, now).data).toEqual({
      commitmentId: 'well',
      asOf: '2020-05-20',
      detectedBy: 'deadline',
    });
    const reported = recorded('BreachReported', { breachId: 'x', subject: 'a', nature: 'x', by: 'Ada' });
    expect(toReplacement(reported, { subject: 'b', nature: 'y' }, now).data).toMatchObject({
      breachId: 'x',
      by: 'Ada',
    });
    const stoodDown = recorded('CoordinatorStoodDown', { partnerId: 'a', person: 'Ada' });
    expect(toReplacement(stoodDown, {}, now).data).toEqual({ partnerId: 'a' });
  });

  it('is validated against what the entry is', () => {
    expect(validate(kept, { givers: ['a'], fraction: 2 })).toEqual([
      '/replacement/givers',
      '/replacement/fraction',
    ]);
    expect(validate(kept, { judgedBy })).toEqual(['/replacement/judgedBy']);
    expect(validate(kept, { source: 'minutes', onBehalfOf: 'Ada' })).toEqual([
      '/replacement/source',
      '/replacement/onBehalfOf',
    ]);
    // It happened when the entry did, which was earlier.
    expect(validate(kept, { deliveredOn: '2020-07-01' })).toEqual(['/replacement/deliveredOn']);
  });
});
