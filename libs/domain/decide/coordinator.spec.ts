import { commands, given } from '#testing';

const { appoint, command, form, join, lapse, leave, standDown } = commands;
const formed = form('2020-01-01', { coordinator: 'ann' });

describe('the coordinator', () => {
  it('is appointed from among the partners of that time', () => {
    given(formed).when(appoint('2020-02-01', 'ben')).thenMatching({ type: 'CoordinatorAppointed' });
    given(formed).when(appoint('2020-02-01', 'dan')).thenRefused('not-a-partner');
  });

  it('changes in order', () => {
    given(formed, join('2020-03-01', 'dan')).when(appoint('2020-02-01', 'ben')).thenRefused('out-of-order');
  });

  it('stands down by name or without', () => {
    const stoodDown = {
      type: 'CoordinatorStoodDown',
      occurredOn: '2020-02-01',
      data: { partnerId: 'ann' },
    } as const;
    given(formed).when(standDown('2020-02-01')).then(stoodDown);
    given(formed).when(standDown('2020-02-01', 'ann')).then(stoodDown);
    given(formed)
      .when(standDown('2020-02-01', 'ben'))
      .thenRefused('not-a-partner', /coordinator .* is ann/);
  });

  it('stands down with the person who stood for it', () => {
    given(formed, command('AppointCoordinator', '2020-02-01', { partnerId: 'ben', person: 'Benjamin' }))
      .when(standDown('2020-03-01'))
      .thenMatching({ type: 'CoordinatorStoodDown', data: { partnerId: 'ben', person: 'Benjamin' } });
  });

  it('cannot stand down where there is none', () => {
    given(form('2020-01-01')).when(standDown('2020-02-01')).thenRefused('not-a-partner');
    given(formed, leave('2020-02-01', 'ann')).when(standDown('2020-03-01')).thenRefused('not-a-partner');
  });

  it('is no matter of an alliance that lapsed', () => {
    given(formed, lapse('2020-02-01'))
      .when(appoint('2020-03-01', 'ben'))
      .thenRefused('wrong-phase', /Revive/);
  });
});
