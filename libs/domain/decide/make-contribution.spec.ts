import { commands, given } from '#testing';

const { dissolve, form, give, lapse, pause, promise, release } = commands;
const formed = form('2020-01-01');
const to = (...shares: [string, number][]) => ({
  beneficiaries: shares.map(([partnerId, share]) => ({ partnerId, share })),
});

describe('making a contribution', () => {
  it('records what was given', () => {
    const value = { amount: 100, currency: 'EUR', basis: 'invoice' } as const;
    given(formed)
      .when(give('2020-02', { quantity: 2, unit: 'days', value, ...to(['ben', 0.5], ['ann', 0.5]) }))
      .then({
        type: 'ContributionMade',
        occurredOn: '2020-02',
        data: {
          contributionId: 'g',
          givers: ['ann'],
          kind: 'time',
          description: 'a day of work',
          quantity: 2,
          unit: 'days',
          value,
          ...to(['ben', 0.5], ['ann', 0.5]),
        },
      });
  });

  it('uses an id once', () => {
    given(formed, give('2020-02-01'))
      .when(give('2020-02-01'))
      .thenRefused('id-taken', /contribution g/);
  });

  it('is between partners of that time, or to outsiders', () => {
    given(formed)
      .when(give('2020-02-01', { givers: ['dan'] }))
      .thenRefused('not-a-partner');
    given(formed)
      .when(give('2020-02-01', to(['dan', 1])))
      .thenRefused('not-a-partner');
    given(formed).when(give('2020-02-01', to())).thenMatching({ type: 'ContributionMade' });
  });

  it('does somebody else good', () => {
    given(formed)
      .when(give('2020-02-01', to(['ann', 1])))
      .thenRefused('self-dealing', /ann gives/);
    given(formed)
      .when(give('2020-02-01', to(['ann', 1], ['ben', 0])))
      .thenRefused('self-dealing');
    given(formed)
      .when(give('2020-02-01', { givers: ['ann', 'ben'], ...to(['ben', 1]) }))
      .thenRefused('self-dealing');
    given(formed)
      .when(give('2020-02-01', { givers: ['ann', 'ben', 'cem'] }))
      .thenMatching({ type: 'ContributionMade' });
  });

  it('goes towards a commitment there is by then, whatever becomes of it', () => {
    given(formed)
      .when(give('2020-03-01', { towards: 'c' }))
      .thenRefused('unknown-commitment');
    const promised = given(formed, promise('2020-02-01'), release('2020-02-15'));
    promised.when(give('2020-03-01', { towards: 'c' })).thenMatching({ type: 'ContributionMade' });
    promised.when(give('2020-01-15', { towards: 'c' })).thenRefused('unknown-commitment');
  });

  it('is welcome late, in a pause, and of the time before an end; not after it', () => {
    given(formed, pause('2020-02-01')).when(give('2020-03-01')).thenMatching({ type: 'ContributionMade' });
    for (const end of [lapse('2020-02-01'), dissolve('2020-02-01')]) {
      given(formed, end).when(give('2020-01-15')).thenMatching({ type: 'ContributionMade' });
      given(formed, end).when(give('2020-03-01')).thenRefused('wrong-phase');
      given(formed, give('2020-03-01'))
        .when(end)
        .thenRefused('contradicts', /ContributionMade/, 1);
    }
  });

  it('is neither older than the alliance nor still to come', () => {
    given(formed)
      .when(give('2019-12-31'))
      .thenRefused('before-the-beginning', /2020-01-01/);
    given(form('2020-06')).when(give('2020-06-01')).thenMatching({ type: 'ContributionMade' });
    given(formed).when(give('2026-03-03')).thenRefused('in-the-future');
  });

  it('is refused after an end whose imprecise date a later entry narrowed', () => {
    // Lapsed some time in 2020, and dissolved in March of it: so lapsed by March.
    given(formed, lapse('2020'), dissolve('2020-03-15')).when(give('2020-10-01')).thenRefused('wrong-phase');
    given(formed, lapse('2020'), give('2020-10-01'))
      .when(dissolve('2020-03-15'))
      .thenRefused('contradicts', undefined, 2);
  });
});
