import { IsBoolean } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { CONTRIBUTION_KINDS, type ContributionKind, VALUE_BASES, type ValueBasis } from '#domain';
import { Ids, ListOf, Nested } from '../decorators/lists.js';
import { Amount, Share } from '../decorators/numbers.js';
import { Optional } from '../decorators/optional.js';
import { OwnId } from '../decorators/own-id.js';
import { CurrencyCode, FreeText, Id, OneOf, Unit } from '../decorators/texts.js';
import { LIMITS } from '../shared/limits.js';
import { NO_ERRORS, invalid, under } from '../shared/validation-error.js';
import { type FieldDecorator, constraint } from '../validation/constraint.js';
import { CommonFields, madeId } from './common-fields.js';

export class ValueBody {
  @Amount('How much money it is worth.', 1200)
  amount!: number;

  @CurrencyCode('ISO 4217.', 'EUR')
  currency!: string;

  @OneOf(VALUE_BASES, 'How the value is known.', 'rate-card')
  basis!: ValueBasis;
}

export class BeneficiaryBody {
  @Id('A partner who got something of it.', 'town-library')
  partnerId!: string;

  @Share('Its part of the whole.', 1)
  share!: number;
}

/** Nobody (it went to outsiders), or partners, each named once, whose parts sum to 1. */
function PartsOfOne(): FieldDecorator {
  return constraint({
    name: 'partsOfOne',
    rule: (value) => {
      if (!Array.isArray(value) || value.length === 0) return NO_ERRORS;
      const seen = new Set<string>();
      let sum = 0;
      for (const [index, beneficiary] of (value as (Partial<BeneficiaryBody> | null)[]).entries()) {
        const { partnerId = '', share = 0 } = beneficiary ?? {};
        if (seen.has(partnerId)) return under(index, invalid('is named twice', '/partnerId'));
        seen.add(partnerId);
        sum += share;
      }
      return Math.abs(sum - 1) <= 1e-9
        ? NO_ERRORS
        : invalid(`must have shares that sum to 1; they sum to ${sum}`);
    },
    document: {},
  });
}

export class MakeContributionBody extends CommonFields {
  static readonly leftOut = { contributionId: madeId } as const;

  @OwnId('contribution', 'spring-rooms')
  contributionId?: string;

  @Ids(
    { minItems: 1, maxItems: LIMITS.partners },
    'Who gave; jointly, split unknown, where there are several.',
    ['north-college'],
  )
  givers!: string[];

  @OneOf(CONTRIBUTION_KINDS, 'What sort of thing was given.', 'space')
  kind!: ContributionKind;

  @FreeText('What was given.', 'Three rooms on Tuesday evenings.')
  description!: string;

  @Optional()
  @Amount('How much of it.', 30)
  quantity?: number;

  @Optional()
  @Unit('In what unit.', 'evenings')
  unit?: string;

  @Optional()
  @Nested(() => ValueBody, 'What it is worth, if that is known. Unvalued is not zero.')
  value?: ValueBody;

  @Optional()
  @ListOf(
    () => BeneficiaryBody,
    { maxItems: LIMITS.partners },
    'Who got it, in parts that sum to 1. Left out: the other partners equally. Empty: outsiders.',
    [{ partnerId: 'town-library', share: 1 }],
  )
  @PartsOfOne()
  beneficiaries?: BeneficiaryBody[];

  @Optional()
  @Id('The commitment it is given towards.', 'spring-teachers')
  towards?: string;

  @Optional()
  @IsBoolean()
  @JSONSchema({
    description:
      'Whether it is given to run the alliance itself: its meetings, its coordination. Left out: no.',
    examples: [false],
  })
  overhead?: boolean;
}
