import { commands, given } from '#testing';

const { form, join, leave, give, pause, promise, renew, review, dissolve } = commands;
const formed = form('2020-01-01');

describe('admitting a partner', () => {
  it('records who joined', () => {
    given(formed)
      .when(join('2020-02-01', 'dan'))
      .then({ type: 'PartnerJoined', occurredOn: '2020-02-01', data: { partnerId: 'dan', name: 'DAN' } });
  });

  it('takes somebody new, or somebody who had left', () => {
    given(formed).when(join('2020-02-01', 'ann')).thenRefused('id-taken', /ann/);
    given(formed, leave('2020-02-01', 'ann'))
      .when(join('2020-03-01', 'ann'))
      .thenMatching({ type: 'PartnerJoined' });
  });

  it('takes shares of everyone, the new one included', () => {
    const quarter = { ann: 0.25, ben: 0.25, cem: 0.25 };
    given(formed)
      .when(join('2020-02-01', 'dan', quarter))
      .thenRefused('shares', /dan has none/);
    given(formed)
      .when(join('2020-02-01', 'dan', { ...quarter, dan: 0.25 }))
      .thenMatching({ type: 'PartnerJoined' });
  });

  it('takes no more than a hundred, at a time', () => {
    const partners = Array.from({ length: 100 }, (_, n) => ({ partnerId: `p${n}`, name: `P${n}` }));
    const full = [form('2020-01-01', { partners })];
    given(...full)
      .when(join('2020-02-01', 'dan'))
      .thenRefused('too-many', /100 partners/);
    given(...full, leave('2020-02-01', 'p7'))
      .when(join('2020-02-02', 'dan'))
      .thenMatching({ type: 'PartnerJoined' });
  });

  it('waits for the end of a pause', () => {
    given(formed, pause('2020-02-01'))
      .when(join('2020-03-01', 'dan'))
      .thenRefused('wrong-phase', /paused \(since 2020-02-01\)\. Resume it first/);
  });

  it('comes after what is recorded of partners and phases', () => {
    given(formed, join('2020-03-01', 'dan'))
      .when(join('2020-02-01', 'eve'))
      .thenRefused('out-of-order', /PartnerJoined of 2020-03-01/, 1);
    given(formed, join('2020-03-01', 'dan'))
      .when(join('2020-03', 'eve'))
      .thenMatching({ type: 'PartnerJoined' });
    given(formed).when(join('2019', 'eve')).thenRefused('before-the-beginning');
  });

  it('is judged by the latest border, even if a later entry with an earlier date left room before it', () => {
    given(formed, join('2020-06-01', 'dan'), join('2020', 'eve'))
      .when(join('2020-02-01', 'fay'))
      .thenRefused('out-of-order', undefined, 1);
  });

  it('contradicts shares agreed for later, which do not name the new one', () => {
    const shares = { ann: 0.5, ben: 0.25, cem: 0.25 };
    given(formed, renew('2020-05-01', { shares }))
      .when(join('2020-04-01', 'dan'))
      .thenRefused('contradicts', /ann, ben, cem and dan/, 1);
    given(formed, renew('2020-05', { shares }))
      .when(join('2020-05-15', 'dan'))
      .thenMatching({ type: 'PartnerJoined' });
  });
});

describe('a departure', () => {
  it('records who left', () => {
    given(formed)
      .when(leave('2020-02-01', 'cem', { ann: 0.5, ben: 0.5 }))
      .thenMatching({ type: 'PartnerLeft', data: { partnerId: 'cem', shares: { ann: 0.5, ben: 0.5 } } });
  });

  it('is of a partner', () => {
    given(formed)
      .when(leave('2020-02-01', 'dan'))
      .thenRefused('not-a-partner', /dan was not/);
  });

  it('leaves two', () => {
    given(formed, leave('2020-02-01', 'cem'))
      .when(leave('2020-03-01', 'ben'))
      .thenRefused('two-partners', /only ann would be left.*dissolve/);
  });

  it('takes shares of those who stay', () => {
    given(formed)
      .when(leave('2020-02-01', 'cem', { ann: 0.5, ben: 0.25, cem: 0.25 }))
      .thenRefused('shares', /leave out cem/);
  });

  it.each([
    ['a promise', promise('2020-03-01', { creditors: ['cem'] })],
    ['a gift', give('2020-03-01', { beneficiaries: [{ partnerId: 'cem', share: 1 }] })],
    ['a review', review('2020-03-01', { ratings: [{ rater: 'ann', subject: 'cem', score: 3 }] })],
    ['a consent', renew('2020-03-01', {}, ['ben', 'cem'])],
  ])('contradicts %s recorded for a later day', (_, later) => {
    given(formed, later)
      .when(leave('2020-02-01', 'cem'))
      .thenRefused('contradicts', /cem was not/, 1);
    given(formed, later).when(leave('2020-03-01', 'cem')).thenMatching({ type: 'PartnerLeft' });
  });

  it('is no more after the end', () => {
    given(formed, dissolve('2020-02-01'))
      .when(leave('2020-03-01', 'cem'))
      .thenRefused('wrong-phase', /dissolved.*final/);
  });
});

describe('whoever is no partner at that time', () => {
  const left = given(formed, join('2020-02-01', 'dan'), leave('2020-04-01', 'dan'));

  it.each(['2020-01-15', '2020-04-02', '2020-05'])('gives nothing on %s', (day) => {
    left.when(give(day, { givers: ['dan'] })).thenRefused('not-a-partner', /dan was not/);
  });

  it.each(['2020-02-01', '2020-03-15', '2020-04-01', '2020', '2020-04'])(
    'may have given something on %s',
    (day) => {
      left.when(give(day, { givers: ['dan'] })).thenMatching({ type: 'ContributionMade' });
    },
  );
});
