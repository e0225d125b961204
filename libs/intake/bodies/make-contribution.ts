import { CONTRIBUTION_KINDS, type ContributionKind, VALUE_BASES, type ValueBasis } from '#domain';
import type { Judge } from '../fields/field.js';
import { Numeric } from '../fields/numbers.js';
import { Ids, ListOf, ObjectOf } from '../fields/objects.js';
import { Currency, Id, OneOf, Text, Words } from '../fields/texts.js';
import { NO_ERRORS, invalid, under } from '../validation/validation-error.js';
import { LIMITS } from '../limits.js';
import { CommonFields } from './common-fields.js';

export class ValueBody {
  @Numeric(
    { exclusiveMinimum: 0, maximum: LIMITS.amount },
    { description: 'How much money it is worth.', example: 1200 },
  )
  amount!: number;

  @Currency({ description: 'ISO 4217.', example: 'EUR' })
  currency!: string;

  @OneOf(VALUE_BASES, { description: 'How the value is known.', example: 'rate-card' })
  basis!: ValueBasis;
}

export class BeneficiaryBody {
  @Id({ description: 'A partner who got something of it.', example: 'town-library' })
  partnerId!: string;

  @Numeric({ minimum: 0, maximum: 1 }, { description: 'Its part of the whole.', example: 1 })
  share!: number;
}

/** Nobody (it went to outsiders), or partners whose parts sum to 1. */
const partsOfOne: Judge = (value) => {
  const beneficiaries = value as BeneficiaryBody[];
  if (beneficiaries.length === 0) return NO_ERRORS;
  const ids = beneficiaries.map(({ partnerId }) => partnerId);
  const twice = ids.findIndex((id, index) => ids.indexOf(id) < index);
  if (twice >= 0) return under(twice, under('partnerId', invalid('is named twice')));
  const sum = beneficiaries.reduce((total, { share }) => total + share, 0);
  return Math.abs(sum - 1) <= 1e-9
    ? NO_ERRORS
    : invalid(`must have shares that sum to 1; they sum to ${sum}`);
};

export class MakeContributionBody extends CommonFields {
  @Id({
    optional: true,
    description:
      'Your id for the contribution. Left out: made for it, from the idempotency key if there is one.',
    example: 'spring-rooms',
  })
  contributionId?: string;

  @Ids(
    { minItems: 1, maxItems: LIMITS.partners },
    { description: 'Who gave; jointly, split unknown, where there are several.', example: ['north-college'] },
  )
  givers!: string[];

  @OneOf(CONTRIBUTION_KINDS, { description: 'What sort of thing was given.', example: 'space' })
  kind!: ContributionKind;

  @Words({ description: 'What was given.', example: 'Three rooms on Tuesday evenings.' })
  description!: string;

  @Numeric(
    { exclusiveMinimum: 0, maximum: LIMITS.amount },
    { optional: true, description: 'How much of it.', example: 30 },
  )
  quantity?: number;

  @Text(LIMITS.unit, { optional: true, description: 'In what unit.', example: 'evenings' })
  unit?: string;

  @ObjectOf(() => ValueBody, {
    optional: true,
    description: 'What it is worth, if that is known. Unvalued is not zero.',
  })
  value?: ValueBody;

  @ListOf(
    () => BeneficiaryBody,
    { maxItems: LIMITS.partners, together: partsOfOne },
    {
      optional: true,
      description:
        'Who got it, in parts that sum to 1. Left out: the other partners equally. Empty: outsiders.',
      example: [{ partnerId: 'town-library', share: 1 }],
    },
  )
  beneficiaries?: BeneficiaryBody[];

  @Id({ optional: true, description: 'The commitment it is given towards.', example: 'spring-teachers' })
  towards?: string;
}
