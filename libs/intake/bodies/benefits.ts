import { Nested } from '../decorators/lists.js';
import { Optional } from '../decorators/optional.js';
import { OwnId } from '../decorators/own-id.js';
import { FreeText, Id, Personal, Reference, ShortText } from '../decorators/texts.js';
import { CommonFields, madeId } from './common-fields.js';
import { ValueBody } from './make-contribution.js';
import { ofItem } from './of-item.js';

export class RealiseBenefitBody extends CommonFields {
  static readonly leftOut = { benefitId: madeId } as const;

  @OwnId('benefit', 'new-readers')
  benefitId?: string;

  @Id('Who has it.', 'town-library')
  partnerId!: string;

  @ShortText('What sort of benefit, in your own words.', 'members')
  kind!: string;

  @FreeText('What came of it.', 'Forty participants of the courses became readers.')
  description!: string;

  @Optional()
  @Nested(() => ValueBody, 'What it is worth, if that is known. Unvalued is not zero.')
  value?: ValueBody;

  @Optional()
  @Reference('What brought it about: the id of a contribution or a commitment, or words.', 'spring-rooms')
  @Personal()
  attributedTo?: string;
}

export class AcknowledgeContributionBody extends CommonFields {
  @Id('The partner who says that it was given.', 'town-library')
  by!: string;
}

export class RevalueContributionBody extends CommonFields {
  @Nested(() => ValueBody, 'What it is worth after all.')
  value!: ValueBody;

  @FreeText('Why.', 'The invoice came.')
  reason!: string;
}

export const BENEFIT_BODIES = {
  BenefitRealised: RealiseBenefitBody,
  ContributionAcknowledged: ofItem('contributionId', AcknowledgeContributionBody),
  ContributionRevalued: ofItem('contributionId', RevalueContributionBody),
};
