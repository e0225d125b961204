import { commands, given } from '#testing';

const { form, keep, lapse, leave, miss, pause, promise, release, renegotiate, resume, withdraw } = commands;
const formed = form('2020-01-01');
const promised = promise('2020-02-01', { dueOn: '2020-06-30' });

describe('renegotiating a commitment', () => {
  it('records the new terms', () => {
    given(formed, promised)
      .when(renegotiate('2020-05-01', { dueOn: '2020-09-30', target: 2 }))
      .then({
        type: 'CommitmentRenegotiated',
        occurredOn: '2020-05-01',
        data: {
          commitmentId: 'c',
          consents: ['ann', 'ben'],
          reason: 'more time',
          dueOn: '2020-09-30',
          target: 2,
        },
      });
  });

  it('takes the consent of all debtors and creditors, who are partners still', () => {
    given(formed, promised)
      .when(renegotiate('2020-05-01', { consents: ['ben', 'cem'] }))
      .thenRefused('no-consent', /that of ann is missing/);
    given(formed, promised)
      .when(renegotiate('2020-05-01', { consents: ['ann', 'ben', 'dan'] }))
      .thenRefused('not-a-partner', /dan was not/);
    given(formed, promised, leave('2020-04-01', 'ben'))
      .when(renegotiate('2020-05-01'))
      .thenRefused('not-a-partner', /ben was not/);
  });

  it('comes no later than the due date, as it stood', () => {
    given(formed, promised).when(renegotiate('2020-06-30')).thenMatching({ type: 'CommitmentRenegotiated' });
    given(formed, promised).when(renegotiate('2020')).thenMatching({ type: 'CommitmentRenegotiated' });
    given(formed, promised)
      .when(renegotiate('2020-07-01'))
      .thenRefused('already-due', /due on 2020-06-30/);
    given(formed, promised, pause('2020-06-10'), resume('2020-07-10'))
      .when(renegotiate('2020-07-30'))
      .thenMatching({ type: 'CommitmentRenegotiated' });
    given(formed, promised, pause('2020-06-10'))
      .when(renegotiate('2020-09-01'))
      .thenMatching({ type: 'CommitmentRenegotiated' });
    given(formed, promise('2020-02-01'))
      .when(renegotiate('2025-02-01'))
      .thenMatching({ type: 'CommitmentRenegotiated' });
  });

  it('is for what was made, and is open', () => {
    given(formed).when(renegotiate('2020-05-01')).thenRefused('unknown-commitment');
    given(formed, promised).when(renegotiate('2020-01-15')).thenRefused('unknown-commitment');
    given(formed, promised, keep('2020-04-01'))
      .when(renegotiate('2020-05-01'))
      .thenRefused('commitment-closed', /outcome of 2020-04-01/, 2);
    given(formed, promised, withdraw('2020-04-01'))
      .when(renegotiate('2020-05-01'))
      .thenRefused('commitment-closed', /withdrawn on 2020-04-01/, 2);
  });

  it('on the day of its end may have come before it', () => {
    given(formed, promised, release('2020-05-01'))
      .when(renegotiate('2020-05-01', { target: 2 }))
      .thenMatching({ type: 'CommitmentRenegotiated' });
    const noon = '2020-05-01T12:00:00Z';
    given(formed, promised, release(noon)).when(renegotiate(noon)).thenRefused('commitment-closed');
  });

  it('is due on or after the day it was made', () => {
    given(formed, promised)
      .when(renegotiate('2020-05-01', { dueOn: '2020-01' }))
      .thenRefused('due-before-made');
  });

  it('is no matter of an alliance that lapsed', () => {
    given(formed, promised, lapse('2020-04-01'))
      .when(renegotiate('2020-05-01'))
      .thenRefused('wrong-phase', /active or paused/);
  });

  it('needs no consent of those who left', () => {
    const left = given(formed, promised, leave('2020-03-01', 'ann'));
    left
      .when(renegotiate('2020-04-01', { consents: ['ben'] }))
      .thenMatching({ type: 'CommitmentRenegotiated' });
    left.when(renegotiate('2020-04-01', { consents: ['cem'] })).thenRefused('no-consent', /that of ben/);
    left.when(renegotiate('2020-02-20', { consents: ['ben'] })).thenRefused('no-consent', /that of ann/);
  });

  it('agrees on no due date that is over', () => {
    given(formed, promised)
      .when(renegotiate('2020-04-10', { dueOn: '2020-04-09' }))
      .thenRefused('due-before-made', /agreed on 2020-04-10/);
    given(formed, promised)
      .when(renegotiate('2020-04-10', { dueOn: '2020-04' }))
      .thenMatching({ type: 'CommitmentRenegotiated' });
  });

  it('contradicts a later one that would come too late under the new terms', () => {
    given(formed, promised, renegotiate('2020-05-01', { dueOn: '2020-09-30' }))
      .when(renegotiate('2020-03-01', { dueOn: '2020-04-30' }))
      .thenRefused('contradicts', /was due on 2020-04-30/, 2);
    given(formed, promised, renegotiate('2020-05-01', { dueOn: '2020-09-30' }))
      .when(renegotiate('2020-03-01', { dueOn: '2020-12-31' }))
      .thenMatching({ type: 'CommitmentRenegotiated' });
  });

  it('contradicts a later withdrawal that would come too late under the new terms', () => {
    given(formed, promised, withdraw('2020-05-01'))
      .when(renegotiate('2020-03-01', { dueOn: '2020-04-30' }))
      .thenRefused('contradicts', undefined, 2);
  });
});

describe('releasing a commitment', () => {
  it('is for all its creditors, and for nobody else', () => {
    const toTwo = promise('2020-02-01', { creditors: ['ben', 'cem'] });
    given(formed, toTwo)
      .when(release('2020-05-01', ['ben', 'cem']))
      .thenMatching({ type: 'CommitmentReleased' });
    given(formed, toTwo)
      .when(release('2020-05-01', ['ben']))
      .thenRefused('not-the-creditor', /cem is missing/);
    given(formed, promised)
      .when(release('2020-05-01', ['ben', 'ann']))
      .thenRefused('not-the-creditor', /ann is none/);
  });

  it('comes at any time, even after the due date and in a lapse', () => {
    given(formed, promised, lapse('2020-04-01'))
      .when(release('2020-12-01'))
      .thenMatching({ type: 'CommitmentReleased' });
  });

  it('is for what was made, and is open', () => {
    given(formed).when(release('2020-05-01')).thenRefused('unknown-commitment');
    given(formed, promised, release('2020-05-01'))
      .when(release('2020-06-01'))
      .thenRefused('commitment-closed', undefined, 2);
    given(formed, promised, keep('2020-05-01'))
      .when(release('2020-06-01'))
      .thenRefused('commitment-closed', undefined, 2);
  });

  it('excludes an outcome or another end of a later day', () => {
    given(formed, promised, keep('2020-05-01'))
      .when(release('2020-04-01'))
      .thenRefused('contradicts', undefined, 2);
    given(formed, promised, withdraw('2020-05-01'))
      .when(release('2020-04-01'))
      .thenRefused('contradicts', undefined, 2);
    given(formed, promised, miss('2020-07-01'))
      .when(release('2020'))
      .thenRefused('contradicts', undefined, 2);
  });
});

describe('withdrawing a commitment', () => {
  it('is for all its debtors, and for nobody else', () => {
    const ofTwo = promise('2020-02-01', { debtors: ['ann', 'cem'] });
    given(formed, ofTwo)
      .when(withdraw('2020-05-01', ['cem', 'ann']))
      .thenMatching({ type: 'CommitmentWithdrawn' });
    given(formed, ofTwo)
      .when(withdraw('2020-05-01'))
      .thenRefused('not-the-debtor', /cem is missing/);
    given(formed, promised)
      .when(withdraw('2020-05-01', ['ben']))
      .thenRefused('not-the-debtor');
  });

  it('comes before the due date only', () => {
    given(formed, promised).when(withdraw('2020-06-30')).thenMatching({ type: 'CommitmentWithdrawn' });
    given(formed, promised)
      .when(withdraw('2020-07-01'))
      .thenRefused('already-due', /new commitment/);
  });

  it('is no matter of an alliance that lapsed', () => {
    given(formed, promised, lapse('2020-04-01')).when(withdraw('2020-05-01')).thenRefused('wrong-phase');
  });
});
