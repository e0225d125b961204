import { decide, UnknownAlliance, type Command } from '#domain';
import { commands, given } from '#testing';

const { dissolve, form, formalise, give, keep, lapse, pause, promise, resume, revive } = commands;
const formed = form('2020-01-01');

const HISTORIES: Record<string, Command[]> = {
  active: [formed],
  paused: [formed, pause('2020-02-01')],
  lapsed: [formed, lapse('2020-02-01')],
  dissolved: [formed, dissolve('2020-02-01')],
  formalised: [formed, formalise('2020-02-01')],
};

const CHANGES: Record<string, [(occurredOn: string) => Command, string, string[]]> = {
  pause: [pause, 'AlliancePaused', ['active']],
  resumption: [resume, 'AllianceResumed', ['paused']],
  lapse: [lapse, 'AllianceLapsed', ['active', 'paused']],
  revival: [revive, 'AllianceRevived', ['lapsed']],
  dissolution: [dissolve, 'AllianceDissolved', ['active', 'paused', 'lapsed']],
  formalisation: [formalise, 'AllianceFormalised', ['active', 'paused', 'lapsed']],
};

describe.each(Object.entries(CHANGES))('a %s', (_, [change, event, from]) => {
  it.each(Object.entries(HISTORIES))('of an alliance that is %s', (phase, history) => {
    const decision = given(...history).when(change('2020-03-01'));
    if (from.includes(phase)) decision.thenMatching({ type: event });
    else decision.thenRefused('wrong-phase', new RegExp(`was ${phase}`));
  });

  it('comes in order', () => {
    given(formed, pause('2020-02-01'), resume('2020-02-10'))
      .when(change('2020-02-05'))
      .thenRefused('out-of-order');
    given(formed).when(change('2019-12-31')).thenRefused('before-the-beginning');
  });

  it('is about an alliance there is', () => {
    expect(() => decide(change('2020-03-01'), undefined)).toThrow(UnknownAlliance);
  });
});

describe('a pause', () => {
  it('is by partners', () => {
    given(formed)
      .when(pause('2020-02-01', ['ann', 'ben']))
      .thenMatching({ type: 'AlliancePaused', data: { by: ['ann', 'ben'] } });
    given(formed)
      .when(pause('2020-02-01', ['dan']))
      .thenRefused('not-a-partner');
  });

  it('is told apart from one that came after it', () => {
    given(formed, pause('2020-02-01'), resume('2020-03-01'), pause('2020-04-01'))
      .when(promise('2020-02-15'))
      .thenRefused('wrong-phase', /was paused \(since 2020-02-01\)/);
  });

  it('contradicts a promise recorded for a day in it, but no gift', () => {
    given(formed, promise('2020-03-01')).when(pause('2020-02-01')).thenRefused('contradicts', undefined, 1);
    given(formed, give('2020-03-01')).when(pause('2020-02-01')).thenMatching({ type: 'AlliancePaused' });
  });

  it('entered late is fine with what was recorded before its first day, however much that is', () => {
    const gifts = Array.from({ length: 50 }, (_, index) =>
      give(index % 2 ? '2020-01-20' : '2020', { contributionId: `g${index}` }),
    );
    given(formed, ...gifts, promise('2020-01-31'))
      .when(pause('2020-02-01'))
      .thenMatching({ type: 'AlliancePaused' });
    given(formed, promise('2020-02-02'), ...gifts)
      .when(pause('2020-02-01'))
      .thenRefused('contradicts', undefined, 1);
  });
});

describe('a lapse', () => {
  it('leaves outcomes possible, and can itself be revived', () => {
    const lapsed = given(formed, promise('2020-01-15'), lapse('2020-02-01'));
    lapsed.when(keep('2020-03-01')).thenMatching({ type: 'CommitmentKept' });
    given(formed, lapse('2021'), revive('2023-11'))
      .when(promise('2023-12-01'))
      .thenMatching({ type: 'CommitmentMade' });
  });
});
