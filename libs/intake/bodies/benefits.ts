import { JSONSchema } from 'class-validator-jsonschema';
import { Nested } from '../decorators/lists.js';
import { Optional } from '../decorators/optional.js';
import { OwnId } from '../decorators/own-id.js';
import { FreeText, Id, Personal, Reference, Text } from '../decorators/texts.js';
import { LIMITS } from '../shared/limits.js';
import { CommonFields, madeId } from './common-fields.js';
import { ValueBody } from './make-contribution.js';
import { ofItem } from './of-item.js';

export class RealiseBenefitBody extends CommonFields {
  static readonly leftOut = { benefitId: madeId } as const;

  @OwnId('benefit', 'new-readers')
  benefitId?: string;

  @Id()
  @JSONSchema({ description: 'Who has it.', examples: ['town-library'] })
  partnerId!: string;

  @Text(LIMITS.name)
  @JSONSchema({ description: 'What sort of benefit, in your own words.', examples: ['members'] })
  kind!: string;

  @FreeText()
  @JSONSchema({
    description: 'What came of it.',
    examples: ['Forty participants of the courses became readers.'],
  })
  description!: string;

  @Optional()
  @Nested(() => ValueBody)
  @JSONSchema({ description: 'What it is worth, if that is known. Unvalued is not zero.' })
  value?: ValueBody;

  @Optional()
  @Reference()
  @Personal()
  @JSONSchema({
    description: 'What brought it about: the id of a contribution or a commitment, or words.',
    examples: ['spring-rooms'],
  })
  attributedTo?: string;
}

export class AcknowledgeContributionBody extends CommonFields {
  @Id()
  @JSONSchema({ description: 'The partner who says that it was given.', examples: ['town-library'] })
  by!: string;
}

export class RevalueContributionBody extends CommonFields {
  @Nested(() => ValueBody)
  @JSONSchema({ description: 'What it is worth after all.' })
  value!: ValueBody;

  @FreeText()
  @JSONSchema({ description: 'Why.', examples: ['The invoice came.'] })
  reason!: string;
}

export const BENEFIT_BODIES = {
  BenefitRealised: RealiseBenefitBody,
  ContributionAcknowledged: ofItem('contributionId', AcknowledgeContributionBody),
  ContributionRevalued: ofItem('contributionId', RevalueContributionBody),
};
