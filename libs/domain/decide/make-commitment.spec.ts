import { commands, given } from '#testing';

const { dissolve, form, join, lapse, pause, promise, resume } = commands;
const formed = form('2020-01-01');

describe('making a commitment', () => {
  it('records the promise', () => {
    given(formed)
      .when(promise('2020-02', { dueOn: '2020-06', target: 3, unit: 'halls' }))
      .then({
        type: 'CommitmentMade',
        occurredOn: '2020-02',
        data: {
          commitmentId: 'c',
          debtors: ['ann'],
          creditors: ['ben'],
          description: 'lend the hall',
          weight: 1,
          dueOn: '2020-06',
          target: 3,
          unit: 'halls',
        },
      });
  });

  it('uses an id once', () => {
    given(formed, promise('2020-02-01'))
      .when(promise('2020-02-01'))
      .thenRefused('id-taken', /commitment c/);
  });

  it.each([
    [['dan'], ['ben']],
    [['ann'], ['dan']],
  ])('binds partners of that time only: not %s to %s', (debtors, creditors) => {
    given(formed, join('2020-03-01', 'dan'))
      .when(promise('2020-02-01', { debtors, creditors }))
      .thenRefused('not-a-partner', /dan was not/);
  });

  it.each([
    [['ann'], ['ann']],
    [['ann'], ['ann', 'ben']],
    [['ann', 'ben'], ['ben']],
  ])('binds nobody to themselves: not %s to %s', (debtors, creditors) => {
    given(formed).when(promise('2020-02-01', { debtors, creditors })).thenRefused('promise-to-oneself');
  });

  it('binds each to every other, where several promise each other', () => {
    const all = ['ann', 'ben', 'cem'];
    given(formed)
      .when(promise('2020-02-01', { debtors: all, creditors: all }))
      .thenMatching({ type: 'CommitmentMade' });
  });

  it.each([
    ['2020-02-15', '2020-02-14'],
    ['2020-02-15', '2020-01'],
    ['2020-02', '2020-01-31'],
    ['2020-02-15T09:00:00Z', '2020-02-14T23:59:59Z'],
  ])('made on %s is not due on %s', (madeOn, dueOn) => {
    given(formed).when(promise(madeOn, { dueOn })).thenRefused('due-before-made');
  });

  it.each([
    ['2020-02-15', '2020-02-15'],
    ['2020-02-15', '2020-02'],
    ['2020-02', '2020-02-01'],
    ['2020-02-15T09:00:00Z', '2020-02-15T08:00:00Z'],
  ])('made on %s may be due on %s', (madeOn, dueOn) => {
    given(formed).when(promise(madeOn, { dueOn })).thenMatching({ type: 'CommitmentMade' });
  });

  it('shares the promise out over its debtors', () => {
    const both = { debtors: ['ann', 'ben'], creditors: ['cem'] };
    const sharing = (shares: Record<string, number>) => promise('2020-02-01', { ...both, shares });
    given(formed)
      .when(sharing({ ann: 0.75, ben: 0.25 }))
      .thenMatching({ type: 'CommitmentMade' });
    given(formed)
      .when(sharing({ ann: 1 }))
      .thenRefused('shares', /every debtor: ben has none/);
    given(formed)
      .when(sharing({ ann: 0.5, ben: 0.25, cem: 0.25 }))
      .thenRefused('shares', /leave out cem/);
    given(formed)
      .when(sharing({ ann: 0.5, ben: 0.4 }))
      .thenRefused('shares', /sum to 0.9/);
  });

  it.each([
    ['paused', pause('2020-02-01')],
    ['lapsed', lapse('2020-02-01')],
    ['dissolved', dissolve('2020-02-01')],
  ])('is not for an alliance that is %s, but what happened before is welcome', (_, stopped) => {
    given(formed, stopped)
      .when(promise('2020-03-01'))
      .thenRefused('wrong-phase', /since 2020-02-01/);
    given(formed, stopped).when(promise('2020-01-15')).thenMatching({ type: 'CommitmentMade' });
    given(formed, stopped).when(promise('2020')).thenMatching({ type: 'CommitmentMade' });
  });

  it('is refused only in the certain middle of a pause with imprecise borders', () => {
    const paused = given(formed, pause('2020-03'), resume('2020-05'));
    paused.when(promise('2020-04-15')).thenRefused('wrong-phase');
    paused.when(promise('2020-03-15')).thenMatching({ type: 'CommitmentMade' });
    paused.when(promise('2020-05-15')).thenMatching({ type: 'CommitmentMade' });
  });

  it('knows an imprecise date to be over by the time it was recorded', () => {
    // Recorded on 2026-03-01, the dissolution of 2026 happened before that day was over.
    const ended = given(formed, dissolve('2026'));
    const later = { ...promise('2026-04-01'), now: '2026-05-01T00:00:00Z' };
    ended.when(later).thenRefused('wrong-phase');
  });

  it('at the very instant of an end, comes after it in the order of recording', () => {
    const instant = '2020-02-01T12:00:00Z';
    given(formed, dissolve(instant)).when(promise(instant)).thenRefused('wrong-phase');
    given(formed, promise(instant), pause(instant)).when(promise('2020-03-01')).thenRefused('id-taken');
  });
});
