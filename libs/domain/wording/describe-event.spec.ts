import type {
  AllianceEventData,
  AllianceEventType,
  RecordedAllianceEvent,
} from '../events/alliance-event.js';
import { TRUST_POLICY_PRESETS } from '../trust/trust-policy.js';
import { describeEvent } from './describe-event.js';
import type { Names } from './names.js';

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
    expect(told('AllianceRevived', { basis: 'a visit' })).toBe('The alliance revived: a visit');
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
});
