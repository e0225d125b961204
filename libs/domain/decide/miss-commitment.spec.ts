import { TRUST_POLICY_PRESETS } from '#domain';
import { commands, given } from '#testing';

const { command, dissolve, form, keep, miss, pause, promise, release, renew, resume } = commands;
const formed = form('2020-01-01');
const promised = promise('2020-02-01', { dueOn: '2020-06-30' });
const standing = promise('2020-02-01');

describe('missing a commitment', () => {
  it('records what it was judged by', () => {
    given(formed, promised)
      .when(miss('2020-07-01', { reason: 'a storm' }))
      .then({
        type: 'CommitmentMissed',
        occurredOn: '2020-07-01',
        data: {
          commitmentId: 'c',
          asOf: '2020-07-01',
          reason: 'a storm',
          detectedBy: 'partner',
          judgedBy: {
            debtors: ['ann'],
            creditors: ['ben'],
            shares: { ann: 1 },
            weight: 1,
            dueOn: '2020-06-30',
            daysLate: 1,
            fraction: 0,
            policy: TRUST_POLICY_PRESETS.standard,
          },
        },
      });
  });

  it.each(['2020-06-29', '2020-06-30', '2020-06', '2020-06-30T23:59:59Z'])(
    'waits until the due date is over: not as of %s',
    (asOf) => {
      given(formed, promised)
        .when(miss(asOf))
        .thenRefused('not-yet-due', /2020-06-30 is over.*ann/);
    },
  );

  it.each(['2020-07-01', '2020', '2020-07', '2020-07-01T00:00:00Z'])('may be said as of %s', (asOf) => {
    given(formed, promised).when(miss(asOf)).thenMatching({ type: 'CommitmentMissed' });
  });

  it('waits for the end of an imprecise due date', () => {
    const inJune = given(formed, promise('2020-02-01', { dueOn: '2020-06' }));
    inJune.when(miss('2020-06-15')).thenRefused('not-yet-due');
    inJune.when(miss('2020-07-01')).thenMatching({ type: 'CommitmentMissed' });
  });

  it('is admitted by a debtor at any time', () => {
    given(formed, promised)
      .when(miss('2020-03-01', { by: 'ann' }))
      .thenMatching({ type: 'CommitmentMissed', data: { judgedBy: { daysLate: 0 } } });
    given(formed, standing)
      .when(miss('2020-03-01', { by: 'ann' }))
      .thenMatching({ type: 'CommitmentMissed' });
  });

  it('without a due date is reported by a creditor', () => {
    given(formed, standing)
      .when(miss('2020-03-01'))
      .thenRefused('not-yet-due', /no due date.*"by"/);
    given(formed, standing)
      .when(miss('2020-03-01', { by: 'ben' }))
      .thenMatching({ type: 'CommitmentMissed' });
    given(formed, promised)
      .when(miss('2020-03-01', { by: 'ben' }))
      .thenRefused('not-yet-due');
  });

  it('is told by a party, and excused by a creditor', () => {
    given(formed, promised)
      .when(miss('2020-07-01', { by: 'cem' }))
      .thenRefused('not-the-creditor', /cem is neither/);
    given(formed, promised)
      .when(miss('2020-07-01', { excusedBy: 'ann' }))
      .thenRefused('not-the-creditor', /excuse/);
    given(formed, promised)
      .when(miss('2020-07-01', { excusedBy: 'ben' }))
      .thenMatching({ type: 'CommitmentMissed', data: { excusedBy: 'ben' } });
  });

  it('needs an open or superseded commitment', () => {
    given(formed).when(miss('2020-07-01')).thenRefused('unknown-commitment');
    given(formed, promised, release('2020-05-01')).when(miss('2020-07-01')).thenRefused('commitment-closed');
    given(formed, promised, keep('2020-05-01'))
      .when(miss('2020-07-01'))
      .thenMatching({ type: 'CommitmentMissed' });
  });

  it('is as of no later than it is said to have happened', () => {
    given(formed, promised)
      .when(miss('2020-05-01', { asOf: '2020-07-01' }))
      .thenRefused('in-the-future', /asOf/);
    given(formed, promised)
      .when(miss('2020-05-01', { asOf: '2020' }))
      .thenRefused('not-yet-due');
  });

  it('does not happen in a pause, nor before the moved due date', () => {
    given(formed, promised, pause('2020-06-10')).when(miss('2020-08-01')).thenRefused('not-yet-due');
    const resumed = given(formed, promised, pause('2020-06-10'), resume('2020-07-10'));
    resumed.when(miss('2020-07-30')).thenRefused('not-yet-due', /2020-07-30 is over/);
    resumed
      .when(miss('2020-07-31'))
      .thenMatching({ type: 'CommitmentMissed', data: { judgedBy: { dueOn: '2020-07-30', daysLate: 1 } } });
  });
});

describe('an excuse', () => {
  const mutual = promise('2020-02-01', {
    debtors: ['ann', 'ben'],
    creditors: ['ann', 'ben', 'cem'],
    dueOn: '2020-06-30',
  });

  it('is given by a creditor who owes nothing of it himself', () => {
    given(formed, mutual)
      .when(miss('2020-07-01', { excusedBy: 'ann' }))
      .thenRefused('not-the-creditor', /owes a part of it/);
    given(formed, mutual)
      .when(miss('2020-07-01', { excusedBy: 'cem' }))
      .thenMatching({ type: 'CommitmentMissed' });
  });
});

describe('a recorded outcome is contradicted by', () => {
  const missed = given(formed, promised, miss('2020-07-01'));

  it('a pause before it that moves its due date', () => {
    missed.when(pause('2020-06-10')).thenRefused('contradicts', /CommitmentMissed of 2020-07-01/, 2);
    missed.when(pause('2020-07-02')).thenMatching({ type: 'AlliancePaused' });
  });

  it('a pause that makes it too early, however imprecise its date', () => {
    given(formed, promised, miss('2020'))
      .when(pause('2020-03-01'))
      .thenRefused('contradicts', /not due before/, 2);
  });

  it('a resumption before it', () => {
    given(formed, promised, pause('2020-06-10'), keep('2020-08-01'))
      .when(resume('2020-06-20'))
      .thenRefused('contradicts', /32 days late \(due 2020-06-30\), not 22 days late \(due 2020-07-10\)/, 3);
    given(formed, promised, pause('2020-06-10'), keep('2020-08-01'))
      .when(resume('2020-09-01'))
      .thenMatching({ type: 'AllianceResumed' });
  });

  it('a change of policy before it', () => {
    const cautious = { trustPolicy: TRUST_POLICY_PRESETS.cautious };
    missed.when(renew('2020-06-01', cautious)).thenRefused('contradicts', /asymmetry 1, not 2/, 2);
    missed.when(renew('2020-07-01', cautious)).thenMatching({ type: 'AllianceRenegotiated' });
    missed.when(renew('2020-06-01')).thenMatching({ type: 'AllianceRenegotiated' });
  });

  it('other terms agreed on before it', () => {
    const terms = { commitmentId: 'c', consents: ['ann', 'ben'], reason: 'more' };
    missed
      .when(command('RenegotiateCommitment', '2020-06-01', { ...terms, weight: 2 }))
      .thenRefused('contradicts', /weight 1, not 2/, 2);
    missed
      .when(command('RenegotiateCommitment', '2020-06-01', { ...terms, dueOn: '2020-12-31' }))
      .thenRefused('contradicts', /not due before/, 2);
    missed
      .when(command('RenegotiateCommitment', '2020-06-01', { ...terms, description: 'lend the big hall' }))
      .thenMatching({ type: 'CommitmentRenegotiated' });
  });

  it('nothing that comes in order', () => {
    missed.when(dissolve('2020-07-02')).thenMatching({ type: 'AllianceDissolved' });
  });
});
