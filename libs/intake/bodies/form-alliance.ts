import { JSONSchema } from 'class-validator-jsonschema';
import { ALLIANCE_KINDS, ARENAS, type AllianceKind, type Arena } from '#domain';
import { ListOf } from '../decorators/lists.js';
import { Share } from '../decorators/numbers.js';
import { Optional } from '../decorators/optional.js';
import { OwnId } from '../decorators/own-id.js';
import { FreeText, Id, Name, OneOf, PartialDate, Text } from '../decorators/texts.js';
import { LIMITS } from '../shared/limits.js';
import { CommonFields } from './common-fields.js';
import { TrustPolicyChoice, type TrustPolicyInput } from './trust-policy.js';

export class FoundingPartnerBody {
  @Id()
  @JSONSchema({
    description: 'The same id is the same partner in every alliance.',
    examples: ['north-college'],
  })
  partnerId!: string;

  @Name()
  @JSONSchema({ description: 'What the partner is called.', examples: ['North College'] })
  name!: string;

  @Optional()
  @Text(LIMITS.name)
  @JSONSchema({ description: 'What the partner is here for.', examples: ['curriculum'] })
  role?: string;

  @Optional()
  @Share()
  @JSONSchema({
    description:
      'The part of the giving it agreed to: of every partner, or of none, which means equal shares.',
    examples: [0.5],
  })
  share?: number;
}

export class AllianceFormedData extends CommonFields {
  @Name()
  @JSONSchema({ description: 'What the alliance is called.', examples: ['River Valley Schools'] })
  name!: string;

  @FreeText()
  @JSONSchema({
    description: 'What the partners work towards.',
    examples: ['Share teachers and rooms for evening courses.'],
  })
  purpose!: string;

  @OneOf(ALLIANCE_KINDS)
  @JSONSchema({ description: 'What sort of alliance.', examples: ['partnership'] })
  kind!: AllianceKind;

  @Optional()
  @OneOf(ARENAS)
  @JSONSchema({ description: 'Where it works.', examples: ['civic'] })
  arena?: Arena;

  @ListOf(() => FoundingPartnerBody, { maxItems: LIMITS.partners })
  @JSONSchema({
    description: 'Two or more partners.',
    examples: [
      [
        { partnerId: 'north-college', name: 'North College' },
        { partnerId: 'town-library', name: 'Town Library' },
      ],
    ],
  })
  partners!: FoundingPartnerBody[];

  @Optional()
  @Id()
  @JSONSchema({ description: 'The partner who drives the plan.', examples: ['town-library'] })
  coordinator?: string;

  @Optional()
  @PartialDate()
  @JSONSchema({ description: 'The end of the trial period.', examples: ['2024-06-01'] })
  trialEndsOn?: string;

  @Optional()
  @PartialDate()
  @JSONSchema({ description: 'The date of the next review.', examples: ['2024-05-15'] })
  nextReviewOn?: string;

  @Optional()
  @TrustPolicyChoice()
  @JSONSchema({
    description:
      'How evidence is weighed and ages: the name of a preset, or the values. Left out: `standard`.',
  })
  trustPolicy?: TrustPolicyInput;
}

export class FormAllianceBody extends AllianceFormedData {
  @OwnId('alliance', 'river-valley-schools')
  allianceId?: string;
}
