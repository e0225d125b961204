import { TRUST_POLICY_PRESETS, type OpenCommitmentFate } from '#domain';
import { commands, given } from '#testing';

const { command, dissolve, form, give, keep, miss, pause, promise, release, resume } = commands;
const formed = form('2020-01-01');
const promised = promise('2020-02-01', { dueOn: '2020-12-31' });
const becomes = (fate: OpenCommitmentFate, commitmentId = 'c') => ({ commitmentId, becomes: fate });

describe('dissolving an alliance', () => {
  it('records the end and its reason', () => {
    given(formed)
      .when(dissolve('2020-05-01', [], 'ann'))
      .then({
        type: 'AllianceDissolved',
        occurredOn: '2020-05-01',
        data: { reason: 'achieved', openCommitments: [], initiatedBy: 'ann' },
      });
  });

  it('records what becomes of each open commitment, as the event it becomes', () => {
    const open = [becomes('missed'), becomes('released', 'd'), becomes('carried-over', 'e')];
    const reason = 'the alliance was dissolved';
    given(
      formed,
      promised,
      promise('2020-02-01', { commitmentId: 'd', creditors: ['ben', 'cem'] }),
      promise('2020-02-01', { commitmentId: 'e' }),
      promise('2020-02-01', { commitmentId: 'f' }),
      keep('2020-03-01', { commitmentId: 'f' }),
    )
      .when(dissolve('2020-05-01', open))
      .then(
        {
          type: 'CommitmentMissed',
          occurredOn: '2020-05-01',
          data: {
            commitmentId: 'c',
            asOf: '2020-05-01',
            reason,
            detectedBy: 'partner',
            judgedBy: {
              debtors: ['ann'],
              creditors: ['ben'],
              shares: { ann: 1 },
              weight: 1,
              dueOn: '2020-12-31',
              daysLate: 0,
              fraction: 0,
              policy: TRUST_POLICY_PRESETS.standard,
            },
          },
        },
        {
          type: 'CommitmentReleased',
          occurredOn: '2020-05-01',
          data: { commitmentId: 'd', by: ['ben', 'cem'], reason },
        },
        {
          type: 'AllianceDissolved',
          occurredOn: '2020-05-01',
          data: { reason: 'achieved', openCommitments: open },
        },
      );
  });

  it('names every open commitment, once, and no other', () => {
    given(formed, promised)
      .when(dissolve('2020-05-01'))
      .thenRefused('open-commitments', /becomes of c:/);
    given(formed, promised)
      .when(dissolve('2020-05-01', [becomes('missed'), becomes('released')]))
      .thenRefused('open-commitments', /named twice/);
    given(formed)
      .when(dissolve('2020-05-01', [becomes('carried-over')]))
      .thenRefused('open-commitments', /no open commitment c/);
    given(formed, promised, keep('2020-04-01'))
      .when(dissolve('2020-05-01', [becomes('missed')]))
      .thenRefused('open-commitments');
    given(formed, promised, release('2020-04-01'))
      .when(dissolve('2020-05-01', [becomes('carried-over')]))
      .thenRefused('open-commitments');
  });

  it('need not name what has an outcome of a later day, but may', () => {
    const kept = given(formed, promised, keep('2020-07-01'));
    kept.when(dissolve('2020-05-01')).thenMatching({ type: 'AllianceDissolved' });
    kept
      .when(dissolve('2020-05-01', [becomes('missed')]))
      .thenMatching({ type: 'CommitmentMissed' }, { type: 'AllianceDissolved' });
    kept.when(dissolve('2020-05-01', [becomes('released')])).thenRefused('contradicts', undefined, 2);
  });

  it('is by a partner, where somebody began it', () => {
    given(formed)
      .when(dissolve('2020-05-01', [], 'dan'))
      .thenRefused('not-a-partner');
  });

  it('contradicts what is recorded for a later day', () => {
    given(formed, give('2020-06-01')).when(dissolve('2020-05-01')).thenRefused('contradicts', undefined, 1);
    given(formed, promise('2020-06-01'))
      .when(dissolve('2020-05-01', []))
      .thenRefused('contradicts', undefined, 1);
  });

  it('leaves outcomes possible, of commitments made before', () => {
    const over = given(formed, promised, dissolve('2020-05-01', [becomes('carried-over')]));
    over.when(keep('2020-06-01')).thenMatching({ type: 'CommitmentKept' });
    over.when(release('2020-06-01')).thenRefused('wrong-phase');
    over.when(miss('2021-01-01')).thenMatching({ type: 'CommitmentMissed' });
    over.when(give('2020-04-01')).thenMatching({ type: 'ContributionMade' });
    over
      .when(
        command('MakeCommitment', '2020-04-01', {
          commitmentId: 'late',
          debtors: ['ann'],
          creditors: ['ben'],
          description: 'found in an old letter',
          weight: 1,
        }),
      )
      .thenMatching({ type: 'CommitmentMade' });
  });

  it('leaves a miss that was not due standing, whatever else is entered', () => {
    const given_up = given(
      formed,
      promised,
      pause('2020-03-01'),
      resume('2020-03-10'),
      dissolve('2020-05-01', [becomes('missed')]),
    );
    given_up.when(keep('2020-04-20')).thenMatching({ type: 'CommitmentKept' });
  });
});
