import {
  type AllianceView,
  type Command,
  NOTHING_COUNTED,
  TRUST_POLICY_PRESETS,
  allianceView,
} from '#domain';
import { commands, given } from '#testing';

const { dissolve, form, formalise, join, lapse, leave, pause, revive } = commands;
const formed = form('2020-01-01', { coordinator: 'ann', arena: 'civic', nextReviewOn: '2021' });

function viewOf(...steps: Command[]): AllianceView {
  const { state } = given(...steps);
  if (!state) throw new Error('Nothing happened.');
  return allianceView(state.profile, NOTHING_COUNTED);
}

describe('an alliance as it stands', () => {
  it('shows what was agreed, and who is in', () => {
    expect(viewOf(formed, leave('2020-02-01', 'cem'), join('2020-03-01', 'dan'))).toEqual({
      allianceId: 'the-alliance',
      name: 'The Alliance',
      purpose: 'To help each other',
      kind: 'alliance',
      arena: 'civic',
      phase: 'active',
      formedOn: '2020-01-01',
      partners: [
        { partnerId: 'ann', name: 'ANN', share: 1 / 3, joinedOn: '2020-01-01' },
        { partnerId: 'ben', name: 'BEN', share: 1 / 3, joinedOn: '2020-01-01' },
        { partnerId: 'cem', name: 'CEM', share: 0, joinedOn: '2020-01-01', leftOn: '2020-02-01' },
        { partnerId: 'dan', name: 'DAN', share: 1 / 3, joinedOn: '2020-03-01' },
      ],
      coordinator: 'ann',
      nextReviewOn: '2021',
      trustPolicy: TRUST_POLICY_PRESETS.standard,
      counts: NOTHING_COUNTED,
    });
  });

  it('shows when it ended', () => {
    expect(viewOf(formed, dissolve('2020-06'))).toMatchObject({ phase: 'dissolved', endedOn: '2020-06' });
    expect(viewOf(formed, formalise('2020-06'))).toMatchObject({ phase: 'formalised', endedOn: '2020-06' });
    expect(viewOf(formed, lapse('2020-06'))).toMatchObject({ phase: 'lapsed', endedOn: '2020-06' });
    expect(viewOf(formed, lapse('2020-06'), revive('2021'))).not.toHaveProperty('endedOn');
    expect(viewOf(formed, pause('2020-06'))).not.toHaveProperty('endedOn');
  });
});
