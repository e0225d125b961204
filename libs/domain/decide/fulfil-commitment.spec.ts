import { type Command, decide, statusOf, TRUST_POLICY_PRESETS } from '#domain';
import { commands, given } from '#testing';

const { claim, dissolve, form, join, keep, leave, lapse, pause, promise, release, renegotiate } = commands;
const { miss, renew, resume, withdraw } = commands;
const formed = form('2020-01-01');
const promised = promise('2020-02-01', { dueOn: '2020-06-30' });

describe('keeping a commitment', () => {
  it('records the delivery and what it was judged by', () => {
    given(formed, promised)
      .when(keep('2020-06-01'))
      .then({
        type: 'CommitmentKept',
        occurredOn: '2020-06-01',
        data: {
          commitmentId: 'c',
          deliveredOn: '2020-06-01',
          confirmedBy: 'ben',
          judgedBy: {
            debtors: ['ann'],
            creditors: ['ben'],
            shares: { ann: 1 },
            weight: 1,
            dueOn: '2020-06-30',
            daysLate: 0,
            fraction: 1,
            policy: TRUST_POLICY_PRESETS.standard,
          },
        },
      });
  });

  it('in part is another event', () => {
    given(formed, promised)
      .when(keep('2020-06-01', { fraction: 0.6 }))
      .thenMatching({ type: 'CommitmentPartlyKept', data: { fraction: 0.6, judgedBy: { fraction: 0.6 } } });
  });

  it.each([
    ['2020-06-30', '2020-06-30', 0],
    ['2020-06-30', '2020-07-01', 1],
    ['2020-06-30', '2020-07', 1],
    ['2020-06-30', '2020', 0],
    ['2020-06', '2020-07-02T23:00:00Z', 2],
    ['2020-06', '2020-07-02T23:00:00-02:00', 3],
    ['2020', '2021-01-31', 31],
    ['2020-06-30T09:00:00Z', '2020-06-30T17:00:00Z', 0],
    [undefined, '2025', 0],
  ])('due %s and delivered %s is %s days late', (dueOn, deliveredOn, daysLate) => {
    given(formed, promise('2020-02-01', dueOn === undefined ? {} : { dueOn }))
      .when(keep(deliveredOn))
      .thenMatching({ type: 'CommitmentKept', data: { judgedBy: { daysLate } } });
  });

  it('is judged by the terms and the policy in force at that time', () => {
    given(
      formed,
      promised,
      renegotiate('2020-03-01', { dueOn: '2020-08-31', weight: 2 }),
      renew('2020-04-01', { trustPolicy: TRUST_POLICY_PRESETS.fast }),
      renew('2020-09-01', { trustPolicy: TRUST_POLICY_PRESETS.cautious }),
    )
      .when(keep('2020-07-15'))
      .thenMatching({
        type: 'CommitmentKept',
        data: { judgedBy: { dueOn: '2020-08-31', weight: 2, policy: TRUST_POLICY_PRESETS.fast } },
      });
  });

  it('names what each debtor owes', () => {
    const both = { debtors: ['ann', 'ben'], creditors: ['cem'] };
    given(formed, promise('2020-02-01', both))
      .when(keep('2020-06-01', { confirmedBy: 'cem' }))
      .thenMatching({ type: 'CommitmentKept', data: { judgedBy: { shares: { ann: 0.5, ben: 0.5 } } } });
    given(formed, promise('2020-02-01', { ...both, shares: { ann: 0.9, ben: 0.1 } }))
      .when(keep('2020-06-01', { confirmedBy: 'cem' }))
      .thenMatching({ type: 'CommitmentKept', data: { judgedBy: { shares: { ann: 0.9, ben: 0.1 } } } });
  });

  it('takes a confirmation or evidence', () => {
    given(formed, promised)
      .when(claim('2020-06-01'))
      .thenRefused('unconfirmed', /creditor \(ben\)/);
    given(formed, promised)
      .when(keep('2020-06-01', { confirmedBy: 'ann' }))
      .thenRefused('unconfirmed');
    given(formed, promised)
      .when(claim('2020-06-01', 'https://example.org'))
      .thenMatching({ type: 'CommitmentKept', data: { evidence: 'https://example.org' } });
  });

  it('is confirmed by a creditor, not by somebody else', () => {
    given(formed, promised)
      .when(keep('2020-06-01', { confirmedBy: 'cem' }))
      .thenRefused('not-the-creditor', /cem is none/);
    given(formed, promised)
      .when(keep('2020-06-01', { confirmedBy: 'ann', evidence: 'a photograph' }))
      .thenRefused('not-the-creditor');
  });

  it('may be confirmed by one of many who promised each other', () => {
    const all = ['ann', 'ben', 'cem'];
    given(formed, promise('2020-02-01', { debtors: all, creditors: all }))
      .when(keep('2020-06-01', { confirmedBy: 'ann' }))
      .thenMatching({ type: 'CommitmentKept' });
  });

  it('may be confirmed by a creditor who left', () => {
    given(formed, promised, leave('2020-05-01', 'ben'))
      .when(keep('2020-06-01'))
      .thenMatching({ type: 'CommitmentKept' });
  });

  it('needs a commitment, made by then', () => {
    given(formed)
      .when(keep('2020-06-01'))
      .thenRefused('unknown-commitment', /no commitment c/);
    given(formed, promised)
      .when(keep('2020-01-31'))
      .thenRefused('unknown-commitment', /made on 2020-02-01/);
    given(formed, promised).when(keep('2020')).thenMatching({ type: 'CommitmentKept' });
  });

  it.each([
    ['released', release('2020-05-01')],
    ['withdrawn', withdraw('2020-05-01')],
  ])('needs one that was not %s', (how, closing) => {
    given(formed, promised, closing)
      .when(keep('2020-06-01'))
      .thenRefused('commitment-closed', new RegExp(`${how} on 2020-05-01`), 2);
    given(formed, promised, closing).when(keep('2020-04-01')).thenRefused('contradicts', undefined, 2);
  });

  it('supersedes what was recorded before, in any phase', () => {
    for (const ended of [lapse('2020-03-01'), pause('2020-03-01')]) {
      given(formed, promised, ended, keep('2020-06-01', { fraction: 0.5 }))
        .when(keep('2020-07-15'))
        .thenMatching({ type: 'CommitmentKept', data: { judgedBy: { fraction: 1 } } });
    }
    const carriedOver = [{ commitmentId: 'c', becomes: 'carried-over' }] as const;
    given(formed, promised, dissolve('2020-03-01', carriedOver))
      .when(keep('2020-06-01'))
      .thenMatching({ type: 'CommitmentKept' });
  });

  it('is not told before it is delivered', () => {
    given(formed, promised)
      .when(keep('2020-06-01', { deliveredOn: '2020-06-02' }))
      .thenRefused('in-the-future', /deliveredOn 2020-06-02/);
    given(formed, promised)
      .when(keep('2020-06', { deliveredOn: '2020-06-02' }))
      .thenMatching({ type: 'CommitmentKept' });
    given(formed, promised)
      .when(keep('2026', { deliveredOn: '2026-05' }))
      .thenRefused('in-the-future');
  });

  it('in time of a pause is judged by the due date as it was agreed', () => {
    given(formed, promised, pause('2020-06-10'))
      .when(keep('2020-08-09'))
      .thenMatching({ type: 'CommitmentKept', data: { judgedBy: { dueOn: '2020-06-30', daysLate: 40 } } });
    const resumed = given(formed, promised, pause('2020-06-10'), keep('2020-08-09'), resume('2020-08-10'));
    expect(resumed.events).toHaveLength(5);
  });

  it('in time of a pause that is reported late stays as it was judged', () => {
    given(formed, promised, keep('2020-06-20'))
      .when(pause('2020-06-10'))
      .thenMatching({ type: 'AlliancePaused' });
    given(formed, promised, keep('2020-06-20'), pause('2020-06-10'))
      .when(resume('2020-07-10'))
      .thenMatching({ type: 'AllianceResumed' });
  });

  it('supersedes what a deadline recorded, whenever it happened', () => {
    const missed = miss('2020-07-15', { asOf: '2020-07-01', detectedBy: 'deadline' });
    const { state } = given(formed, promised, missed, keep('2020-05-30'));
    expect(state?.commitments.map(statusOf).toJS()).toEqual({ c: 'kept' });
    const reported = given(formed, promised, miss('2020-07-15', { by: 'ben' }), keep('2020-05-30'));
    expect(reported.state?.commitments.map(statusOf).toJS()).toEqual({ c: 'missed' });
  });

  it('takes more than the word of the only debtor who owes anything', () => {
    const mutual = promise('2020-02-01', {
      debtors: ['ann', 'ben'],
      creditors: ['ann', 'ben'],
      shares: { ann: 1, ben: 0 },
    });
    given(formed, mutual)
      .when(keep('2020-04-01', { confirmedBy: 'ann' }))
      .thenRefused('unconfirmed');
    given(formed, mutual)
      .when(keep('2020-04-01', { confirmedBy: 'ben' }))
      .thenMatching({ type: 'CommitmentKept' });
  });

  it('may happen today, wherever today is: a day begins at UTC+14', () => {
    const now = '2026-03-01T10:30:00.000Z';
    const { state } = given(formed, promised);
    const today = (on: string, time: string): unknown => decide({ ...keep(on), now: time } as Command, state);
    expect(today('2026-03-02', now)).toHaveLength(1);
    expect(() => today('2026-03-02', '2026-03-01T09:59:59.999Z')).toThrow(/still to come/);
    expect(() => today('2026-03-01T10:30:01Z', now)).toThrow(/still to come/);
  });

  it('after a pause is judged by the moved due date', () => {
    given(formed, promised, pause('2020-06-10'), resume('2020-07-10'))
      .when(keep('2020-08-01'))
      .thenMatching({ type: 'CommitmentKept', data: { judgedBy: { dueOn: '2020-07-30', daysLate: 2 } } });
  });

  it('contradicts a withdrawal or renegotiation of a later day', () => {
    given(formed, promised, renegotiate('2020-05-01', { dueOn: '2020-12-31' }))
      .when(keep('2020-04-01'))
      .thenRefused('contradicts', /CommitmentRenegotiated of 2020-05-01/, 2);
    given(formed, promised, renegotiate('2020-05-01', { dueOn: '2020-12-31' }))
      .when(keep('2020-05'))
      .thenMatching({ type: 'CommitmentKept', data: { judgedBy: { dueOn: '2020-12-31' } } });
  });

  it('of a promise to a newcomer is confirmed by the newcomer', () => {
    given(formed, join('2020-02-01', 'dan'), promise('2020-03-01', { creditors: ['dan'] }))
      .when(keep('2020-04-01', { confirmedBy: 'dan' }))
      .thenMatching({ type: 'CommitmentKept' });
  });
});
