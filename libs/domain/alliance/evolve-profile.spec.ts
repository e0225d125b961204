import {
  currentShares,
  evolveProfile,
  nameOf,
  phaseOf,
  policyAt,
  startOf,
  TRUST_POLICY_PRESETS,
  type AllianceProfile,
  type Command,
} from '#domain';
import { commands, historyOf } from '#testing';

const { appoint, form, join, lapse, leave, pause, promise, renew, resume, review, standDown, dissolve } =
  commands;
const formed = form('2020-01-01');

function profileOf(...steps: Command[]): AllianceProfile {
  const profile = historyOf(steps).reduce<AllianceProfile | undefined>(evolveProfile, undefined);
  if (!profile) throw new Error('Nothing happened.');
  return profile;
}

describe('the profile of an alliance', () => {
  it('begins with its forming', () => {
    expect(
      profileOf(form('2020-01', { coordinator: 'ann', trialEndsOn: '2020-07', arena: 'civic' })),
    ).toMatchObject({
      allianceId: 'the-alliance',
      arena: 'civic',
      formedOn: '2020-01',
      trialEndsOn: '2020-07',
      coordinator: { partnerId: 'ann', since: '2020-01' },
      phases: [{ phase: 'active', from: '2020-01' }],
    });
    const [, paused] = historyOf([formed, pause('2020-02-01')]);
    expect(() => paused && evolveProfile(undefined, paused)).toThrow(/never formed/);
  });

  it('tells its phases, and what ended them', () => {
    const { phases } = profileOf(formed, pause('2020-02-01'), resume('2020-03'), lapse('2020-05-01'));
    expect(phases).toMatchObject([
      {
        phase: 'active',
        from: '2020-01-01',
        to: '2020-02-01',
        endedBy: { type: 'AlliancePaused', reason: 'winter' },
      },
      { phase: 'paused', from: '2020-02-01', to: '2020-03', endedBy: { type: 'AllianceResumed' } },
      { phase: 'active', from: '2020-03', to: '2020-05-01', endedBy: { type: 'AllianceLapsed' } },
      { phase: 'lapsed', from: '2020-05-01' },
    ]);
    expect(phaseOf(profileOf(formed, dissolve('2020-06-01')))).toBe('dissolved');
  });

  it('keeps those who left, and each time they came', () => {
    const { partners } = profileOf(
      formed,
      leave('2020-02-01', 'ann'),
      join('2020-03-01', 'ann'),
      join('2020-04-01', 'dan'),
    );
    expect(partners.map(({ partnerId, memberships }) => [partnerId, memberships])).toEqual([
      ['ann', [{ joinedOn: '2020-01-01', leftOn: '2020-02-01' }, { joinedOn: '2020-03-01' }]],
      ['ben', [{ joinedOn: '2020-01-01' }]],
      ['cem', [{ joinedOn: '2020-01-01' }]],
      ['dan', [{ joinedOn: '2020-04-01' }]],
    ]);
  });

  it('loses a coordinator who stands down or leaves', () => {
    const led = [formed, appoint('2020-02-01', 'ann')];
    expect(profileOf(...led).coordinator).toEqual({ partnerId: 'ann', since: '2020-02-01' });
    expect(profileOf(...led, standDown('2020-03-01'))).not.toHaveProperty('coordinator');
    expect(profileOf(...led, leave('2020-03-01', 'ann'))).not.toHaveProperty('coordinator');
    expect(profileOf(...led, leave('2020-03-01', 'ben')).coordinator?.partnerId).toBe('ann');
  });

  it('goes by the latest agreement in the world, not by the latest entered', () => {
    const late = profileOf(
      formed,
      review('2020-06-01', { nextReviewOn: '2021' }),
      review('2020-03-01', { reviewId: 's', nextReviewOn: '2020-06' }),
      renew('2020-05-01', { purpose: 'To dance' }),
      renew('2020-04-01', { purpose: 'To sing', kind: 'coalition' }),
    );
    expect(late).toMatchObject({ nextReviewOn: '2021', purpose: 'To dance', kind: 'coalition' });
  });

  it('has no review to come once one was held that leaves none', () => {
    const due = form('2020-01-01', { nextReviewOn: '2020-06-01' });
    expect(profileOf(due, review('2020-05-01'))).not.toHaveProperty('nextReviewOn');
    const moved = renew('2020-04-01', { nextReviewOn: '2021' });
    expect(profileOf(due, review('2020-05-01'), moved)).not.toHaveProperty('nextReviewOn');
    expect(profileOf(due, moved, review('2020-03-01')).nextReviewOn).toBe('2021');
  });

  it('shares the giving out equally, until something else is agreed, and again once who is in changes', () => {
    const agreed = { ann: 0.5, ben: 0.25, cem: 0.25 };
    expect(currentShares(profileOf(formed))).toEqual({ ann: 1 / 3, ben: 1 / 3, cem: 1 / 3 });
    expect(currentShares(profileOf(formed, renew('2020-02-01', { shares: agreed })))).toEqual(agreed);
    expect(
      currentShares(profileOf(formed, join('2020-03-01', 'dan'), renew('2020-02-01', { shares: agreed }))),
    ).toEqual({ ann: 0.25, ben: 0.25, cem: 0.25, dan: 0.25 });
    expect(currentShares(profileOf(formed, leave('2020-03-01', 'cem', { ann: 0.75, ben: 0.25 })))).toEqual({
      ann: 0.75,
      ben: 0.25,
    });
    const founders = ['ann', 'ben'].map((partnerId, index) => ({ partnerId, name: 'x', share: index }));
    expect(currentShares(profileOf(form('2020-01-01', { partners: founders })))).toEqual({ ann: 0, ben: 1 });
  });

  it('knows the policy in force at a moment', () => {
    const { fast, cautious, standard } = TRUST_POLICY_PRESETS;
    const profile = profileOf(
      formed,
      renew('2020-02-01', { trustPolicy: fast }),
      renew('2020-02-01', { trustPolicy: cautious }),
    );
    const at = startOf('2020-02-01');
    expect(policyAt(profile, { at: at - 1, revision: 9 })).toEqual(standard);
    expect(policyAt(profile, { at, revision: 2 })).toEqual(fast);
    expect(policyAt(profile, { at, revision: 3 })).toEqual(cautious);
    expect(policyAt(profile)).toEqual(cautious);
    expect(policyAt(profile, { at: 0, revision: 0 })).toEqual(standard);
  });

  it('is the same object after what is none of its matters', () => {
    const events = historyOf([formed, promise('2020-02-01')]);
    const [first, second] = events;
    if (!first || !second) throw new Error('Two events were recorded.');
    const profile = evolveProfile(undefined, first);
    expect(evolveProfile(profile, second)).toBe(profile);
  });

  it('tells names by ids', () => {
    expect(nameOf(profileOf(formed), 'ann')).toBe('ANN');
    expect(nameOf(profileOf(formed), 'nobody')).toBe('nobody');
  });
});
