import { ObjectOf } from '../fields/objects.js';
import { Id, Reference, Text, Words } from '../fields/texts.js';
import { LIMITS } from '../limits.js';
import { CommonFields } from './common-fields.js';
import { ValueBody } from './make-contribution.js';

export class RealiseBenefitBody extends CommonFields {
  @Id({
    optional: true,
    description: 'Your id for the benefit. Left out: made for it, from the idempotency key if there is one.',
    example: 'new-readers',
  })
  benefitId?: string;

  @Id({ description: 'Who has it.', example: 'town-library' })
  partnerId!: string;

  @Text(LIMITS.name, { description: 'What sort of benefit, in your own words.', example: 'members' })
  kind!: string;

  @Words({ description: 'What came of it.', example: 'Forty participants of the courses became readers.' })
  description!: string;

  @ObjectOf(() => ValueBody, {
    optional: true,
    description: 'What it is worth, if that is known. Unvalued is not zero.',
  })
  value?: ValueBody;

  @Reference({
    optional: true,
    personal: true,
    description: 'What brought it about: the id of a contribution or a commitment, or words.',
    example: 'spring-rooms',
  })
  attributedTo?: string;
}

export class AcknowledgeContributionBody extends CommonFields {
  @Id({ description: 'The partner who says that it was given.', example: 'town-library' })
  by!: string;
}

export class ContributionAcknowledgedData extends AcknowledgeContributionBody {
  @Id({ description: 'The contribution.', example: 'spring-rooms' })
  contributionId!: string;
}

export class RevalueContributionBody extends CommonFields {
  @ObjectOf(() => ValueBody, { description: 'What it is worth after all.' })
  value!: ValueBody;

  @Words({ description: 'Why.', example: 'The invoice came.' })
  reason!: string;
}

export class ContributionRevaluedData extends RevalueContributionBody {
  @Id({ description: 'The contribution.', example: 'spring-rooms' })
  contributionId!: string;
}
