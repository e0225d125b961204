import { TRUST_POLICY_PRESETS } from '#domain';
import { commands, given } from '#testing';

const { form, join, lapse, leave, pause, renew } = commands;
const formed = form('2020-01-01');
const trustPolicy = TRUST_POLICY_PRESETS.fast;

describe('renegotiating an alliance', () => {
  it('records what changed, or only why', () => {
    given(formed)
      .when(renew('2020-02-01', { purpose: 'To sing', nextReviewOn: '2021' }))
      .then({
        type: 'AllianceRenegotiated',
        occurredOn: '2020-02-01',
        data: {
          changes: { purpose: 'To sing', nextReviewOn: '2021' },
          consents: ['ann', 'ben'],
          reason: 'as agreed',
        },
      });
    given(formed).when(renew('2020-02-01')).thenMatching({ type: 'AllianceRenegotiated' });
  });

  it('takes the consent of two partners of that time', () => {
    given(formed)
      .when(renew('2020-02-01', {}, ['ann', 'ann']))
      .thenRefused('no-consent', /only ann/);
    given(formed)
      .when(renew('2020-02-01', {}, ['ann', 'dan']))
      .thenRefused('not-a-partner');
  });

  it('shares out the giving among all partners of that time', () => {
    const three = { ann: 0.5, ben: 0.25, cem: 0.25 };
    const four = { ...three, cem: 0.125, dan: 0.125 };
    const joined = given(formed, join('2020-03-01', 'dan'));
    joined.when(renew('2020-02-01', { shares: three })).thenMatching({ type: 'AllianceRenegotiated' });
    joined.when(renew('2020-02-01', { shares: four })).thenRefused('shares', /ann, ben and cem/);
    joined.when(renew('2020-04-01', { shares: four })).thenMatching({ type: 'AllianceRenegotiated' });
    joined
      .when(renew('2020-04-01', { shares: three }))
      .thenRefused('shares', /ann, ben, cem and dan, the shares name ann, ben and cem/);
    joined.when(renew('2020', { shares: three })).thenMatching({ type: 'AllianceRenegotiated' });
    joined.when(renew('2020-04-01', { shares: { ...four, ann: 0.6 } })).thenRefused('shares', /sum to 1/);
  });

  it('comes in order where it changes the policy, and only there', () => {
    const later = given(formed, leave('2020-03-01', 'cem'));
    later.when(renew('2020-02-01', { trustPolicy })).thenRefused('out-of-order', /PartnerLeft/, 1);
    later.when(renew('2020-02-01')).thenMatching({ type: 'AllianceRenegotiated' });
    given(formed, renew('2020-03-01', { trustPolicy }))
      .when(pause('2020-02-01'))
      .thenRefused('out-of-order', /AllianceRenegotiated/, 1);
  });

  it('is for an alliance that lasts', () => {
    given(formed, pause('2020-02-01'))
      .when(renew('2020-03-01', { trustPolicy }))
      .thenMatching({ type: 'AllianceRenegotiated' });
    given(formed, lapse('2020-02-01')).when(renew('2020-03-01', { trustPolicy })).thenRefused('wrong-phase');
    given(formed, lapse('2020-02-01')).when(renew('2020-03-01')).thenRefused('wrong-phase');
  });
});
