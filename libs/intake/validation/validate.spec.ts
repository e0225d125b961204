import { TRUST_POLICY_PRESETS } from '#domain';
import { FormAllianceBody } from '../bodies/form-alliance.js';
import { MakeCommitmentBody } from '../bodies/make-commitment.js';
import { MakeContributionBody } from '../bodies/make-contribution.js';
import { FulfilCommitmentBody } from '../bodies/outcomes.js';
import { AdmitPartnerBody } from '../bodies/partners.js';
import { InvalidInput } from '../shared/validation-error.js';
import { type BodyClass } from './constraint.js';
import { validate, validated } from './validate.js';

const alliance = {
  name: 'x',
  purpose: 'y',
  kind: 'alliance',
  partners: [
    { partnerId: 'a', name: 'A' },
    { partnerId: 'b', name: 'B' },
  ],
};
const commitment = { debtors: ['a'], creditors: ['b'], description: 'A well' };
const contribution = { givers: ['a'], kind: 'time', description: 'A day' };
const many = (count: number): string[] => Array.from({ length: count }, (_, index) => `p${index}`);

describe('what is wrong with a body', () => {
  it('is nothing, where all is as it should be', () => {
    expect(validate(FormAllianceBody, { ...alliance, trustPolicy: 'fast' })).toEqual([]);
    expect(validate(MakeCommitmentBody, { ...commitment, dueOn: '2020-12', shares: { a: 1 } })).toEqual([]);
    expect(validate(MakeContributionBody, { ...contribution, beneficiaries: [] })).toEqual([]);
    expect(validate(FulfilCommitmentBody, {})).toEqual([]);
  });

  const WRONG: readonly (readonly [BodyClass, object, pointer: string, detail: RegExp])[] = [
    [FormAllianceBody, { ...alliance, name: undefined }, '/name', /must be given/],
    [FormAllianceBody, { ...alliance, name: null }, '/name', /must be a string/],
    [FormAllianceBody, { ...alliance, arena: null }, '/arena', /must be one of: business/],
    [FormAllianceBody, { ...alliance, name: ' \n' }, '/name', /blank/],
    [FormAllianceBody, { ...alliance, name: 'x'.repeat(201) }, '/name', /longer than 200/],
    [FormAllianceBody, { ...alliance, surprise: 1 }, '/surprise', /not a field/],
    [FormAllianceBody, { ...alliance, partners: {} }, '/partners', /a list/],
    [FormAllianceBody, { ...alliance, partners: [1] }, '/partners/0', /a JSON object/],
    [FormAllianceBody, { ...alliance, partners: [{ name: 'A' }] }, '/partners/0/partnerId', /must be given/],
    [FormAllianceBody, { ...alliance, trustPolicy: 'naive' }, '/trustPolicy', /fast, standard/],
    [
      FormAllianceBody,
      { ...alliance, trustPolicy: { ...TRUST_POLICY_PRESETS.fast, halfLife: 0 } },
      '/trustPolicy/halfLife',
      /at least 1 and at most 36500/,
    ],
    [FormAllianceBody, { ...alliance, occurredOn: '2019-02-29' }, '/occurredOn', /that exists/],
    [AdmitPartnerBody, { partnerId: 'a', name: 'A', shares: [] }, '/shares', /an object/],
    [AdmitPartnerBody, { partnerId: 'a', name: 'A', shares: {} }, '/shares', /1 to 100 partners/],
    [AdmitPartnerBody, { partnerId: 'a', name: 'A', shares: { 'a/b': 1 } }, '/shares/a~1b', /an id/],
    [AdmitPartnerBody, { partnerId: 'a', name: 'A', shares: { a: 1.5 } }, '/shares/a', /at most 1/],
    [MakeCommitmentBody, { ...commitment, debtors: [] }, '/debtors', /1 item or more/],
    [MakeCommitmentBody, { ...commitment, debtors: many(101) }, '/debtors', /more than 100/],
    [MakeCommitmentBody, { ...commitment, debtors: ['a', 'b', 'a'] }, '/debtors/2', /twice/],
    [MakeCommitmentBody, { ...commitment, weight: Infinity }, '/weight', /finite/],
    [MakeCommitmentBody, { ...commitment, weight: '1' }, '/weight', /finite number/],
    [
      MakeCommitmentBody,
      { ...commitment, debtors: many(33), creditors: many(33) },
      '/creditors',
      /1000 pairs/,
    ],
    [MakeContributionBody, { ...contribution, value: [] }, '/value', /a JSON object/],
    [
      MakeContributionBody,
      { ...contribution, value: { amount: 1, currency: 'EURO', basis: 'market' } },
      '/value/currency',
      /ISO 4217/,
    ],
    [
      MakeContributionBody,
      { ...contribution, beneficiaries: [{ partnerId: 'b', share: 0.9 }] },
      '/beneficiaries',
      /sum to 1/,
    ],
    [
      FulfilCommitmentBody,
      { occurredOn: '2020', deliveredOn: '2021' },
      '/deliveredOn',
      /later than occurredOn/,
    ],
  ];

  it.each(WRONG)('%p %j: at %s', (body, value, pointer, detail) => {
    expect(validate(body, JSON.parse(JSON.stringify(value), withoutNothing))).toEqual([
      { pointer, detail: expect.stringMatching(detail) },
    ]);
  });

  it('is told all at once', () => {
    const errors = validate(MakeContributionBody, { kind: 'love', quantity: -1, surprise: 1 });
    expect(errors.map(({ pointer }) => pointer).sort()).toEqual([
      '/description',
      '/givers',
      '/kind',
      '/quantity',
      '/surprise',
    ]);
  });

  it.each([[null], [[]], ['x'], [1]])('is %j itself, where it is no object', (value) => {
    expect(validate(FulfilCommitmentBody, value)).toEqual([{ pointer: '', detail: 'must be a JSON object' }]);
  });

  it('allows a thousand pairs, not counting a partner with itself', () => {
    expect(validate(MakeCommitmentBody, { ...commitment, debtors: many(32), creditors: many(32) })).toEqual(
      [],
    );
  });
});

describe('a body that is validated', () => {
  it('is taken as it came', () => {
    const body = { ...contribution, quantity: 1 };
    expect(validated(MakeContributionBody, body)).toBe(body);
  });

  it('is refused where any JSON would be', () => {
    expect(() => validated(MakeContributionBody, { ...contribution, description: 'a\0' })).toThrow(
      InvalidInput,
    );
  });
});

/** JSON has no infinity: it stands for what `1e999` is parsed to. */
function withoutNothing(this: object, key: string, value: unknown): unknown {
  return key === 'weight' && value === null ? Infinity : value;
}
