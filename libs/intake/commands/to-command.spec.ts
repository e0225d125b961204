import { TRUST_POLICY_PRESETS } from '#domain';
import { type CommandInput, toCommand } from './to-command.js';

const now = '2024-03-01T09:30:00.000Z';
const given = { allianceId: 'x', now, caller: 'me', makeId: () => 'made' };

describe('a command from what was sent', () => {
  it('leaves to the metadata what is not the fact itself', () => {
    const input = {
      partnerId: 'a',
      person: 'Ada',
      occurredOn: '2020',
      source: 'minutes',
      onBehalfOf: 'the board',
    };
    expect(toCommand('AppointCoordinator', input, given)).toEqual({
      type: 'AppointCoordinator',
      allianceId: 'x',
      occurredOn: '2020',
      now,
      data: { partnerId: 'a', person: 'Ada' },
    });
  });

  it('happened when it says; or when its outcome did; or at the time it came with; or now', () => {
    const kept = (input: object, time?: string): string =>
      toCommand(
        'FulfilCommitment',
        { commitmentId: 'c', ...input },
        { ...given, ...(time === undefined ? {} : { time }) },
      ).occurredOn;
    expect(kept({ occurredOn: '2021', deliveredOn: '2020' }, '2022-01-01T00:00:00Z')).toBe('2021');
    expect(kept({ deliveredOn: '2020' }, '2022-01-01T00:00:00Z')).toBe('2020');
    expect(kept({}, '2022-01-01T00:00:00Z')).toBe('2022-01-01T00:00:00Z');
    expect(kept({})).toBe(now);
    expect(toCommand('MissCommitment', { commitmentId: 'c', asOf: '2019' }, given).occurredOn).toBe('2019');
  });

  it('delivers, or misses, when it happened, unless it says otherwise', () => {
    const delivered = toCommand('FulfilCommitment', { commitmentId: 'c', occurredOn: '2021' }, given);
    expect(delivered.data).toEqual({ commitmentId: 'c', deliveredOn: '2021' });
    const missed = toCommand('MissCommitment', { commitmentId: 'c', occurredOn: '2021' }, given);
    expect(missed.data).toEqual({ commitmentId: 'c', asOf: '2021', detectedBy: 'partner' });
  });

  it('has ids made where none are given', () => {
    const promise = { debtors: ['a'], creditors: ['b'], description: 'A well' };
    expect(toCommand('MakeCommitment', promise, given).data).toEqual({
      ...promise,
      commitmentId: 'made',
      weight: 1,
    });
    expect(
      toCommand('MakeCommitment', { ...promise, commitmentId: 'mine', weight: 2 }, given).data,
    ).toMatchObject({
      commitmentId: 'mine',
      weight: 2,
    });
    const gift = { givers: ['a'], kind: 'time', description: 'A day' } as const;
    expect(toCommand('MakeContribution', { ...gift, givers: ['a'] }, given).data.contributionId).toBe('made');
    expect(toCommand('HoldReview', { decision: 'none' }, given).data).toEqual({
      reviewId: 'made',
      ratings: [],
      decision: 'none',
    });
  });

  it('takes the name of a trust policy for its values', () => {
    const formed = (trustPolicy?: CommandInput['FormAlliance']['trustPolicy']) =>
      toCommand(
        'FormAlliance',
        {
          name: 'x',
          purpose: 'y',
          kind: 'alliance',
          partners: [],
          ...(trustPolicy === undefined ? {} : { trustPolicy }),
        },
        given,
      ).data.trustPolicy;
    expect(formed()).toEqual(TRUST_POLICY_PRESETS.standard);
    expect(formed('cautious')).toEqual(TRUST_POLICY_PRESETS.cautious);
    const own = { halfLife: 10, latenessScale: 1, asymmetry: 3, baseRate: 0.2, priorWeight: 4 };
    expect(formed(own)).toEqual({ ...own, deadlineGrace: 14 });
    const changed = toCommand(
      'RenegotiateAlliance',
      { changes: { trustPolicy: 'fast', purpose: 'z' }, consents: ['a', 'b'], reason: 'r' },
      given,
    );
    expect(changed.data.changes).toEqual({ trustPolicy: TRUST_POLICY_PRESETS.fast, purpose: 'z' });
  });
});
