import { type AllianceEventData, type AllianceEventType } from './catalogue.js';
import { describeEvent } from './events.js';
import { type RecordedAllianceEvent } from '../catalogue/events.js';
import { TRUST_POLICY_PRESETS } from '../trust/trust-policy.js';
import { type Names } from './names.js';

const CALLED: Readonly<Record<string, string>> = { uk: 'United Kingdom', fr: 'France', ru: 'Russia' };
const names: Names = {
  partner: (id) => CALLED[id] ?? id,
  commitment: (id) =>
    id === 'support' ? { debtors: ['uk'], creditors: ['fr'], description: 'diplomatic support' } : undefined,
};
const judgedBy = {
  debtors: ['uk'],
  creditors: ['fr'],
  shares: { uk: 1 },
  weight: 1,
  daysLate: 0,
  fraction: 1,
  policy: TRUST_POLICY_PRESETS.standard,
};
const support = { commitmentId: 'support' };

function told<T extends AllianceEventType>(type: T, data: AllianceEventData[T]): string {
  const event = { type, data, allianceId: 'entente', eventId: 'e', revision: 0, position: '1' };
  const recorded = { ...event, occurredOn: '1904', recordedAt: '2020-01-01T00:00:00Z', recordedBy: 'clerk' };
  return describeEvent(recorded as unknown as RecordedAllianceEvent, names);
}

describe('an event in plain words', () => {
  it('tells what partners agreed on', () => {
    const formed = {
      name: 'Entente Cordiale',
      purpose: 'settle disputes',
      kind: 'alliance',
      partners: [
        { partnerId: 'uk', name: 'United Kingdom' },
        { partnerId: 'fr', name: 'France' },
      ],
      trustPolicy: TRUST_POLICY_PRESETS.institutional,
    } as const;
    expect(told('AllianceFormed', formed)).toBe(
      'United Kingdom and France formed Entente Cordiale: settle disputes',
    );
    expect(told('AllianceFormed', { ...formed, coordinator: 'fr' })).toBe(
      'United Kingdom and France formed Entente Cordiale: settle disputes; coordinator: France',
    );
    expect(told('AllianceRenegotiated', { changes: {}, consents: ['uk', 'fr'], reason: 'to consult' })).toBe(
      'United Kingdom and France renegotiated the alliance: to consult',
    );
    expect(
      told('AllianceRenegotiated', {
        changes: { nextReviewOn: '1913', trustPolicy: TRUST_POLICY_PRESETS.fast },
        consents: ['uk', 'fr'],
        reason: 'to consult',
      }),
    ).toBe(
      'United Kingdom and France renegotiated the alliance: to consult; next review on 1913; new trust policy',
    );
    expect(told('PartnerJoined', { partnerId: 'ru', name: 'Russia', role: 'third' })).toBe(
      'Russia joined as third',
    );
    expect(told('PartnerLeft', { partnerId: 'ru', reason: 'revolution' })).toBe('Russia left: revolution');
    expect(told('CoordinatorAppointed', { partnerId: 'fr', person: 'Cambon' })).toBe(
      'France became coordinator (Cambon)',
    );
    expect(told('CoordinatorStoodDown', { partnerId: 'fr' })).toBe('France stood down as coordinator');
  });

  it('tells what was promised', () => {
    const promise = {
      ...support,
      debtors: ['uk'],
      creditors: ['fr'],
      description: 'diplomatic support',
      weight: 1,
    };
    expect(told('CommitmentMade', { ...promise, dueOn: '1906' })).toBe(
      'United Kingdom promised France: diplomatic support; due 1906',
    );
    const mutual = { ...promise, debtors: ['uk', 'fr', 'ru'], creditors: ['ru', 'fr', 'uk'], target: 3 };
    expect(told('CommitmentMade', { ...mutual, unit: 'ships' })).toBe(
      'United Kingdom, France and Russia promised each other: diplomatic support; 3 ships',
    );
  });

  it('tells what became of a promise', () => {
    const delivered = { ...support, deliveredOn: '1906', confirmedBy: 'fr', judgedBy };
    expect(told('CommitmentKept', delivered)).toBe(
      'United Kingdom kept the promise: diplomatic support; confirmed by France',
    );
    expect(
      told('CommitmentPartlyKept', {
        ...support,
        deliveredOn: '1906',
        evidence: 'a letter',
        fraction: 0.6,
        judgedBy: { ...judgedBy, fraction: 0.6, daysLate: 3 },
      }),
    ).toBe('United Kingdom kept 60 % of the promise: diplomatic support; 3 days late; evidence: a letter');
    const missed = { ...support, asOf: '1906', detectedBy: 'partner', judgedBy } as const;
    expect(told('CommitmentMissed', { ...missed, reason: 'storm', excusedBy: 'fr' })).toBe(
      'United Kingdom missed the promise: diplomatic support; storm; excused by France',
    );
    expect(told('CommitmentMissed', { ...missed, by: 'uk' })).toBe(
      'United Kingdom missed the promise: diplomatic support; admitted by United Kingdom',
    );
    expect(told('CommitmentMissed', { ...missed, by: 'fr' })).toBe(
      'United Kingdom missed the promise: diplomatic support; reported by France',
    );
    expect(told('CommitmentMissed', { ...missed, detectedBy: 'deadline' })).toBe(
      'United Kingdom missed the promise: diplomatic support; the deadline passed without a word',
    );
    expect(
      told('CommitmentRenegotiated', { ...support, dueOn: '1907', consents: ['uk', 'fr'], reason: 'ice' }),
    ).toBe('United Kingdom and France renegotiated the promise: diplomatic support; now due 1907; ice');
    expect(told('CommitmentReleased', { ...support, by: ['fr'], reason: 'peace' })).toBe(
      'France released United Kingdom from the promise: diplomatic support; peace',
    );
    expect(told('CommitmentWithdrawn', { commitmentId: 'unheard-of', by: ['uk'], reason: 'war' })).toBe(
      'United Kingdom withdrew the promise: unheard-of; war',
    );
  });

  it('tells what was given', () => {
    const talks = {
      contributionId: 'c',
      givers: ['uk'],
      kind: 'expertise',
      description: 'staff talks',
    } as const;
    expect(told('ContributionMade', talks)).toBe('United Kingdom gave expertise to the others: staff talks');
    expect(
      told('ContributionMade', {
        ...talks,
        beneficiaries: [{ partnerId: 'fr', share: 1 }],
        quantity: 3,
        unit: 'days',
        value: { amount: 900, currency: 'GBP', basis: 'estimate' },
        towards: 'support',
      }),
    ).toBe(
      'United Kingdom gave expertise to France: staff talks; 3 days; worth 900 GBP (estimate); towards: diplomatic support',
    );
    expect(told('ContributionMade', { ...talks, beneficiaries: [] })).toBe(
      'United Kingdom gave expertise to outsiders: staff talks',
    );
  });

  it('tells what a review decided', () => {
    const ratings = [{ rater: 'uk', subject: 'fr', score: 4 }];
    expect(told('ReviewHeld', { reviewId: 'r', ratings, decision: 'continue', notes: 'all well' })).toBe(
      'A review decided to continue: all well; one rating was given',
    );
    expect(told('ReviewHeld', { reviewId: 'r', ratings: [], decision: 'none', nextReviewOn: '1910' })).toBe(
      'A review decided nothing; next review on 1910',
    );
  });

  it('tells how an alliance stopped, went on and ended', () => {
    expect(told('AlliancePaused', { reason: 'elections', by: ['uk'], lookAgainOn: '1910' })).toBe(
      'United Kingdom paused the alliance: elections; to look again on 1910',
    );
    expect(told('AlliancePaused', { reason: 'elections' })).toBe('The alliance paused: elections');
    expect(told('AllianceResumed', {})).toBe('The alliance resumed');
    expect(told('AllianceLapsed', { basis: 'silence' })).toBe('The alliance lapsed: silence');
    expect(told('AllianceRevived', { basis: 'a visit' })).toBe('The alliance was revived: a visit');
    expect(
      told('AllianceDissolved', {
        reason: 'achieved',
        initiatedBy: 'fr',
        lessons: 'write',
        openCommitments: [],
      }),
    ).toBe('France dissolved the alliance: it had achieved its purpose; lessons: write');
    expect(told('AllianceFormalised', { instrument: 'Declaration of London' })).toBe(
      'The alliance was formalised: Declaration of London',
    );
  });

  it('tells what partners told each other', () => {
    const expectation = { partnerId: 'fr', text: 'to consult before acting' };
    expect(told('ExpectationDeclared', { ...expectation, of: 'uk' })).toBe(
      'France said what it expects of United Kingdom: to consult before acting',
    );
    expect(told('ExpectationDeclared', { ...expectation, of: 'alliance', measure: 'letters' })).toBe(
      'France said what it expects of the alliance: to consult before acting; measured by: letters',
    );
    expect(
      told('GroundRuleAgreed', { topic: 'cost-sharing', text: 'each its own', consents: ['uk', 'fr'] }),
    ).toBe('United Kingdom and France agreed a ground rule on cost sharing: each its own');
    expect(
      told('ProfileDeclared', { partnerId: 'fr', culture: 'formal', values: 'honour', mandate: 'Delcassé' }),
    ).toBe('France described itself: culture: formal; values: honour; mandate: Delcassé');
    expect(
      told('PriorRelationshipNoted', { partners: ['uk', 'fr'], tone: 'negative', summary: 'Fashoda' }),
    ).toBe('United Kingdom and France had a negative relationship before: Fashoda');
    expect(told('MeetingHeld', { channel: 'in person', attendees: ['uk', 'fr'], summary: 'no pledge' })).toBe(
      'United Kingdom and France met (in person): no pledge',
    );
    expect(told('MeetingHeld', { channel: 'letters', attendees: [] })).toBe('A meeting was held (letters)');
    expect(told('HealthCheckAnswered', { partnerId: 'fr', answers: { trust: 4, effort: 2 } })).toBe(
      'France answered the health check, from 1 to 5: trust 4 and effort 2',
    );
  });

  it('tells who says what of a promise, and whose it is', () => {
    expect(told('DeliveryClaimed', { ...support, fraction: 1 })).toBe(
      'Delivery of the promise is claimed, which nobody has confirmed: diplomatic support',
    );
    expect(told('DeliveryClaimed', { ...support, fraction: 0.25 })).toBe(
      'Delivery of 25 % of the promise is claimed, which nobody has confirmed: diplomatic support',
    );
    expect(told('CommitmentAcknowledged', { ...support, creditor: 'fr' })).toBe(
      'France acknowledged the promise: diplomatic support',
    );
    expect(told('CommitmentReassigned', { ...support, debtors: ['ru'], consents: ['uk', 'fr', 'ru'] })).toBe(
      'United Kingdom, France and Russia reassigned the promise: diplomatic support; now of Russia',
    );
    expect(
      told('CommitmentReassigned', { ...support, creditors: ['ru'], consents: ['uk', 'fr', 'ru'] }),
    ).toBe('United Kingdom, France and Russia reassigned the promise: diplomatic support; now to Russia');
    expect(told('OutcomeDisputed', { ...support, by: 'uk', grounds: 'it was done' })).toBe(
      'United Kingdom disputed the outcome of the promise: diplomatic support; it was done',
    );
    expect(told('DisputeResolved', { ...support, verdict: 'upheld' })).toBe(
      'The dispute over the promise was resolved: diplomatic support; the outcome stands',
    );
    expect(told('DisputeResolved', { ...support, verdict: 'overturned' })).toBe(
      'The dispute over the promise was resolved: diplomatic support; the outcome counts as if it had never been recorded',
    );
  });

  it('tells what became of a contribution, and what came of it', () => {
    const value = { amount: 900, currency: 'GBP', basis: 'invoice' } as const;
    expect(told('ContributionAcknowledged', { contributionId: 'talks', by: 'fr' })).toBe(
      'France acknowledged the contribution talks',
    );
    expect(told('ContributionRevalued', { contributionId: 'talks', value, reason: 'it is known now' })).toBe(
      'The contribution talks is now worth 900 GBP (invoice): it is known now',
    );
    const benefit = { benefitId: 'b', partnerId: 'fr', kind: 'security', description: 'a quiet north' };
    expect(told('BenefitRealised', benefit)).toBe('France had a benefit (security): a quiet north');
    expect(told('BenefitRealised', { ...benefit, value, attributedTo: 'support' })).toBe(
      'France had a benefit (security): a quiet north; worth 900 GBP (invoice); thanks to: diplomatic support',
    );
  });

  it('tells how far an objective came', () => {
    const peace = { objectiveId: 'peace' };
    expect(told('ObjectiveSet', { ...peace, text: 'no war', weight: 1, markers: [] })).toBe(
      'The objective peace was set: no war',
    );
    expect(told('ObjectiveSet', { ...peace, text: 'no war', weight: 2, markers: ['treaty', 'visit'] })).toBe(
      'The objective peace was set: no war; of weight 2; to be seen by: treaty, visit',
    );
    expect(told('ObjectiveProgressed', { ...peace, progress: 0.5, marker: 'visit' })).toBe(
      'The objective peace is 50 % reached; visit',
    );
    expect(told('ObjectiveAchieved', peace)).toBe('The objective peace was achieved');
    expect(told('ObjectiveDropped', { ...peace, reason: 'war' })).toBe(
      'The objective peace was dropped: war',
    );
  });

  it('tells what is needed, what worries, and who broke faith', () => {
    const need = { needId: 'ships', kind: 'equipment', neededBy: '1912-07' };
    expect(told('ResourceNeedDeclared', need)).toBe('The need ships was declared: equipment by 1912-07');
    expect(told('ResourceNeedDeclared', { ...need, amount: 3 })).toBe(
      'The need ships was declared: 3 equipment by 1912-07',
    );
    expect(told('ResourceNeedMet', { needId: 'ships', by: 'uk' })).toBe('United Kingdom met the need ships');
    const concern = { concernId: 'tangier', kind: 'external', text: 'the Kaiser lands' } as const;
    expect(told('ConcernRaised', concern)).toBe(
      'The concern tangier was raised (external): the Kaiser lands',
    );
    expect(told('ConcernRaised', { ...concern, about: 'fr' })).toBe(
      'The concern tangier was raised (external): the Kaiser lands; about France',
    );
    expect(told('ConcernResolved', { concernId: 'tangier' })).toBe('The concern tangier was resolved');
    const breach = { breachId: 'leak' };
    expect(told('BreachReported', { ...breach, subject: 'ru', nature: 'a secret told', by: 'uk' })).toBe(
      'United Kingdom reported a breach by Russia (leak): a secret told',
    );
    expect(
      told('BreachConfirmed', {
        ...breach,
        decidedBy: 'fr',
        judgedBy: { subject: 'ru', towards: ['uk', 'fr'] },
      }),
    ).toBe('France confirmed the breach leak by Russia');
    expect(told('BreachDismissed', { ...breach, decidedBy: 'a tribunal' })).toBe(
      'a tribunal dismissed the breach leak',
    );
  });
});
